package dev.hilo.channel.webhook.adapter.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.tck.InMemoryAttachments;
import dev.hilo.channel.tck.InMemoryTransport;
import dev.hilo.channel.webhook.adapter.inbound.TakeInHook.Answer;
import dev.hilo.channel.webhook.adapter.inbound.TakeInHook.Signed;
import dev.hilo.channel.webhook.adapter.signing.Signature;
import dev.hilo.channel.webhook.model.Source;
import dev.hilo.channel.webhook.model.Sources;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TakeInHookTest {

    private static final String FORMS = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PORTAL = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String HOLA = "{\"id\": \"m1\", \"from\": {\"identity\": \"4711\"}, \"text\": \"hola\"}";

    @AutoClose
    private final InMemoryTransport transport = new InMemoryTransport();

    private final InMemoryAttachments attachments = new InMemoryAttachments(10);
    private final TakeInHook takeIn = new TakeInHook(
            new Sources(List.of(
                    new Source("forms", List.of(FORMS), false, Optional.empty()),
                    new Source("portal", List.of(PORTAL), true, Optional.empty()))),
            Channel.on("webhook", transport),
            attachments,
            Duration.ofSeconds(5),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void everything_a_hook_says_is_in_the_interaction() {
        take("forms", FORMS, """
                {"id": "m1", "from": {"identity": "4711", "name": "Ana García"}, "conversation": "t-9",
                 "subject": "VPN, otra vez (hilo-1042)", "text": "No entro", "language": "es-ES",
                 "sentAt": "2026-11-23T09:59:00Z", "unheardOf": {"x": 1},
                 "attachments": [{"name": "a.txt", "mediaType": "text/plain", "content": "aG9sYQ=="}]}
                """);

        Interaction interaction = transport.interactions().getFirst();
        assertThat(interaction.from()).isEqualTo(new Party("hook:forms:4711", false, "Ana García", List.of()));
        assertThat(interaction.conversation().id()).isEqualTo("forms/t-9");
        assertThat(interaction.conversation().messageId()).isEqualTo("m1");
        assertThat(interaction.subject()).isEqualTo("VPN, otra vez (hilo-1042)");
        assertThat(interaction.caseReferences()).containsExactly("HILO-1042");
        assertThat(interaction.content().text()).isEqualTo("No entro");
        assertThat(interaction.content().language()).isEqualTo("es-ES");
        assertThat(interaction.occurredAt()).isEqualTo(Instant.parse("2026-11-23T09:59:00Z"));
        assertThat(interaction.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.txt");
            assertThat(attachments.files().get(file.id()).bytes()).isEqualTo("hola".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void a_file_that_is_refused_does_not_cost_the_message_and_the_sender_is_told() {
        Answer answer = take("forms", FORMS, """
                {"id": "m1", "from": {"identity": "4711"}, "text": "mira",
                 "attachments": [{"name": "big.bin", "content": "AAAAAAAAAAAAAAAAAAAAAAAA"}]}
                """);

        Interaction interaction = transport.interactions().getFirst();
        assertThat(interaction.attachments()).isEmpty();
        assertThat(interaction.extensions()).containsKey("omittedAttachments");
        assertThat(answer)
                .isEqualTo(new Answer.Taken(
                        interaction.id(), List.of(new HookInteractions.Omitted("big.bin", "larger than 10 bytes"))));
    }

    @Test
    void an_address_counts_as_verified_only_from_a_source_that_vouches() {
        String body = "{\"id\": \"m1\", \"from\": {\"identity\": \"mailto:Ana@Corp.com\"}, \"text\": \"hola\"}";
        take("forms", FORMS, body);
        take("portal", PORTAL, body);

        assertThat(transport.interactions())
                .extracting(Interaction::from)
                .containsExactly(
                        new Party(
                                "hook:forms:mailto:ana@corp.com",
                                false,
                                null,
                                List.of(new Party.Claim("mailto:ana@corp.com", false, "source"))),
                        new Party(
                                "hook:portal:mailto:ana@corp.com",
                                true,
                                null,
                                List.of(new Party.Claim("mailto:ana@corp.com", true, "source"))));
        assertThat(transport.interactions().stream().map(Interaction::id).distinct())
                .as("two tools may use the same id")
                .hasSize(2);
    }

    @Test
    void strangers_and_wrong_secrets_are_told_the_same() {
        assertThat(take("forms", PORTAL, HOLA)).isEqualTo(new Answer.NotSigned());
        assertThat(take("nobody", FORMS, HOLA)).isEqualTo(new Answer.NotSigned());
        assertThat(takeIn.take(new Signed("forms", null, null, null, bytes(HOLA))))
                .isEqualTo(new Answer.NotSigned());
        assertThat(takeIn.take(new Signed("forms", "msg_1", stamp(NOW), "v1,", bytes(HOLA))))
                .isEqualTo(new Answer.NotSigned());
        assertThat(transport.interactions()).isEmpty();
    }

    @Test
    void nobody_gets_in_by_the_secret_that_stands_in_for_none() {
        assertThat(take("nobody", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", HOLA))
                .isEqualTo(new Answer.NotSigned());
    }

    @ParameterizedTest
    @CsvSource({"-299, true", "299, true", "-300, false", "300, false", "-86400, false"})
    void a_hook_holds_for_five_minutes_around_now(long seconds, boolean taken) {
        Answer answer = takeIn.take(signed("forms", FORMS, stamp(NOW.plusSeconds(seconds)), HOLA));

        assertThat(answer instanceof Answer.Taken).isEqualTo(taken);
        assertThat(answer.equals(new Answer.NotNow())).isEqualTo(!taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5", "99999999999999999999", "1763892000.5"})
    void a_timestamp_that_is_none_is_not_now(String timestamp) {
        assertThat(takeIn.take(signed("forms", FORMS, timestamp, HOLA))).isEqualTo(new Answer.NotNow());
    }

    @Test
    void a_hook_that_is_sent_again_is_the_same_interaction() {
        Signed first = signed("forms", FORMS, stamp(NOW), HOLA);
        takeIn.take(first);
        takeIn.take(first);
        takeIn.take(signed("forms", FORMS, stamp(NOW.plusSeconds(60)), HOLA));

        assertThat(transport.interactions().stream().map(Interaction::id).distinct())
                .hasSize(1);
    }

    @Test
    void while_the_broker_is_away_the_sender_is_told_to_come_again() {
        transport.breakDown("no broker");
        assertThat(take("forms", FORMS, HOLA)).isEqualTo(new Answer.Unavailable());
        transport.mend();
        assertThat(take("forms", FORMS, HOLA)).isInstanceOf(Answer.Taken.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"m1\" | data",
                "[] | data",
                "null | data",
                "{\"from\": {\"identity\": \"a\"}, \"text\": \"x\"} | id",
                "{\"id\": \"m1\", \"text\": \"x\"} | from",
                "{\"id\": \"m1\", \"from\": {}, \"text\": \"x\"} | from.identity",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\\u0000b\"}, \"text\": \"x\"} | from.identity",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"mailto:nobody\"}, \"text\": \"x\"} | from.identity",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}} | text",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}, \"text\": \" \"} | text",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}, \"text\": {\"x\": 1}} | text",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}, \"text\": \"x\", \"language\": \"??\"} | language",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}, \"text\": \"x\", \"sentAt\": \"now\"} | sentAt",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}, \"text\": \"x\", \"sentAt\": \"-999999999-01-01T00:00:00Z\"} | sentAt",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}, \"text\": \"x\", \"sentAt\": \"2027-01-01T00:00:00Z\"} | sentAt",
                "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}, \"text\": \"x\", \"attachments\": [{\"name\": \"a\"}]} | attachments[].content",
            })
    void a_mistake_is_named_by_its_field(String body, String field) {
        assertThatExceptionOfType(ContractViolation.class)
                .isThrownBy(() -> take("forms", FORMS, body))
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
        assertThat(transport.interactions()).isEmpty();
    }

    @Test
    void half_characters_and_control_characters_do_not_get_far() {
        take("forms", FORMS, "{\"id\": \"m1\", \"from\": {\"identity\": \"a\"}, \"text\": \"a\\ud83db\\u0000c\\nd\"}");

        assertThat(transport.interactions().getFirst().content().text()).isEqualTo("a\uFFFDbc\nd");
    }

    private Answer take(String source, String secret, String body) {
        return takeIn.take(signed(source, secret, stamp(NOW), body));
    }

    private static Signed signed(String source, String secret, String timestamp, String body) {
        String signature = Signature.header(List.of(secret), "msg_1", timestamp, bytes(body));
        return new Signed(source, "msg_1", timestamp, signature, bytes(body));
    }

    private static String stamp(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
