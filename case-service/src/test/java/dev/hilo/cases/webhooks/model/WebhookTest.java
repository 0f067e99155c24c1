package dev.hilo.cases.webhooks.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.webhooks.model.Webhook.Secret;
import dev.hilo.cases.webhooks.model.Webhook.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final Webhook webhook = Webhook.of("whk_1", terms(true, "case.opened"), secret("s1"), "agent-ana", NOON);

    @Test
    void it_wants_the_kinds_it_named_from_its_beginning_on() {
        assertThat(webhook.wants("case.opened", NOON)).isTrue();
        assertThat(webhook.wants("case.opened", NOON.minusMillis(1))).isFalse();
        assertThat(webhook.wants("case.resolved", NOON)).isFalse();
        assertThat(webhook.on(terms(true, "*"), NOON).wants("case.resolved", NOON))
                .isTrue();
    }

    @Test
    void what_happens_while_it_is_not_active_it_does_not_hear_of_later() {
        Webhook paused = webhook.on(terms(false, "*"), NOON.plusSeconds(10));
        Webhook again = paused.on(terms(true, "*"), NOON.plusSeconds(20));

        assertThat(paused.wants("case.opened", NOON.plusSeconds(15))).isFalse();
        assertThat(again.wants("case.opened", NOON.plusSeconds(15))).isFalse();
        assertThat(again.wants("case.opened", NOON.plusSeconds(20))).isTrue();
    }

    @Test
    void one_that_was_stopped_says_why_until_somebody_changes_it() {
        Webhook stopped = webhook.stopped("410 Gone", NOON);

        assertThat(stopped.isActive()).isFalse();
        assertThat(stopped.terms().active()).isFalse();
        assertThat(stopped.stopped()).isEqualTo("410 Gone");
        assertThat(stopped.on(terms(true, "*"), NOON).stopped()).isNull();
    }

    @Test
    void a_former_secret_signs_beside_the_new_one_until_the_overlap_is_over() {
        Webhook rotated = webhook.rotated(secret("s2"), NOON, DAY);

        assertThat(rotated.signing(NOON)).containsExactly("s2", "s1");
        assertThat(rotated.signing(NOON.plus(DAY))).containsExactly("s2");
    }

    @Test
    void rotated_again_within_the_overlap_all_sign_each_to_its_own_end() {
        Webhook twice = webhook.rotated(secret("s2"), NOON, DAY).rotated(secret("s3"), NOON.plusSeconds(3_600), DAY);

        assertThat(twice.signing(NOON.plusSeconds(3_600))).containsExactly("s3", "s2", "s1");
        assertThat(twice.signing(NOON.plus(DAY))).containsExactly("s3", "s2");
        assertThat(twice.rotated(secret("s4"), NOON.plus(DAY), DAY).secrets())
                .extracting(Secret::value)
                .as("what no longer signs is forgotten")
                .containsExactly("s2", "s3", "s4");
    }

    private static Terms terms(boolean active, String type) {
        return new Terms("https://example.com/hook", Set.of(type), "", active);
    }

    private static Secret secret(String value) {
        return new Secret("id-" + value, value, null);
    }
}
