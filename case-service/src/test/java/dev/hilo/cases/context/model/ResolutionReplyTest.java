package dev.hilo.cases.context.model;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.context.model.matching.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolutionReplyTest {

    /** When the interactions of these tests occur. */
    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    private static final String ANA = "mailto:ana@corp.com";

    private final Folding folding = new Folding(Policies.usual(), "service-desk", "es");
    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Supplier<String> caseNumbers = () -> "HILO-" + numbers.incrementAndGet();
    private Context context = Context.empty("ana");

    @BeforeEach
    void a_case_that_is_resolved() {
        fold(mail("m1", ANA).conversation("<a>").build());
        context = context.with(
                new CaseFact.CaseResolved("HILO-1001", "configuration", "Listo", "agent-marta"),
                AT.minusSeconds(3_600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sí",
                "Si.",
                "¡RESUELTO!",
                "Gracias, ya funciona 😀",
                "  yes ",
                "Solved",
                "Thanks!",
                "Muchas gracias."
            })
    void a_plain_yes_closes_the_case(String text) {
        List<Fact> facts = fold(reply(text));

        assertThat(facts)
                .contains(new CaseFact.CaseStatusChanged("HILO-1001", CaseStatus.CLOSED, "confirmed", null, "user"));
        assertThat(facts).anyMatch(CaseFact.InteractionAttached.class::isInstance);
        assertThat(one().status()).isEqualTo(CaseStatus.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "Sigue igual...", "STILL BROKEN!!", "todavia no", "It doesn’t work"})
    void a_plain_no_is_a_rejection(String text) {
        assertThat(fold(reply(text)))
                .contains(new CaseFact.CaseReopened("HILO-1001", "r", CaseFact.Back.REJECTED, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sí, pero ahora no imprime",
                "no sé",
                "gracias, ¿y la VPN?",
                "yes and no",
                "",
                "6",
                "0",
                "5 equipos"
            })
    void anything_else_brings_the_case_back_for_a_person_to_read(String text) {
        assertThat(fold(reply(text)))
                .contains(new CaseFact.CaseReopened("HILO-1001", "r", CaseFact.Back.CAME_BACK, null));
    }

    @ParameterizedTest
    @CsvSource({"5,5", "' 3 ',3", "★★★★,4", "⭐⭐,2", "★★☆☆☆,2", "CSAT 4,4", "csat: 1,1", "4/5,4", "4 de 5,4"})
    void a_lone_score_counts_as_satisfaction_and_brings_nothing_back(String text, int score) {
        assertThat(fold(reply(text)))
                .contains(new CaseFact.FeedbackGiven("HILO-1001", score, null, "r"))
                .noneMatch(CaseFact.CaseReopened.class::isInstance);
        assertThat(one().progress().score()).isEqualTo(score);
        assertThat(one().status()).isEqualTo(CaseStatus.RESOLVED);
    }

    @Test
    void a_lone_score_on_another_channel_counts_for_the_case_closed_last_within_a_week() {
        close(AT.minus(Duration.ofDays(7)));

        List<Fact> facts = fold(chat("c1", "v7").proving(ANA).text("4").build());

        assertThat(facts)
                .contains(new CaseFact.FeedbackGiven("HILO-1001", 4, null, "c1"))
                .noneMatch(CaseFact.CaseOpened.class::isInstance)
                .noneMatch(CaseFact.InteractionAttached.class::isInstance);
    }

    @Test
    void a_lone_digit_long_after_or_about_an_open_case_is_a_message_like_any_other() {
        close(AT.minus(Duration.ofDays(8)));
        assertThat(fold(chat("c1", "v7").proving(ANA).text("4").build()))
                .anyMatch(CaseFact.CaseOpened.class::isInstance)
                .noneMatch(CaseFact.FeedbackGiven.class::isInstance);

        assertThat(fold(chat("c2", "v7").proving(ANA).text("4").build()))
                .anyMatch(CaseFact.InteractionAttached.class::isInstance)
                .noneMatch(CaseFact.FeedbackGiven.class::isInstance);
    }

    @Test
    void thanks_for_a_closed_case_open_no_new_one_and_more_than_thanks_does() {
        close(AT.minusSeconds(60));

        assertThat(fold(mail("m2", ANA).conversation("<a>").text("¡Gracias!").build()))
                .noneMatch(CaseFact.CaseOpened.class::isInstance)
                .anyMatch(CaseFact.InteractionAttached.class::isInstance);
        assertThat(fold(mail("m3", ANA).conversation("<a>").text("Otra cosa").build()))
                .anyMatch(CaseFact.CaseOpened.class::isInstance);
    }

    @Test
    void what_a_machine_writes_is_no_verdict() {
        List<Fact> facts =
                fold(mail("r", ANA).conversation("<a>").text("yes").automatic().build());

        assertThat(facts).noneMatch(CaseFact.CaseStatusChanged.class::isInstance);
        assertThat(one().status()).isEqualTo(CaseStatus.RESOLVED);
    }

    @Test
    void a_desk_has_phrases_of_its_own_but_no_phrase_says_both() {
        ResolutionReply own = new ResolutionReply(Set.of("Vale"), Set.of("Qué va"), Duration.ofDays(1));

        assertThat(own.confirms(reply("¡vale!"))).isTrue();
        assertThat(own.rejects(reply("que va"))).isTrue();
        assertThat(own.confirms(reply("sí"))).isFalse();
        assertThatThrownBy(() -> new ResolutionReply(Set.of("sí"), Set.of("SI"), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Interaction reply(String text) {
        return mail("r", ANA).conversation("<a>").text(text).build();
    }

    private Case one() {
        return context.findCase("HILO-1001").orElseThrow();
    }

    private void close(Instant at) {
        context = context.with(
                new CaseFact.CaseStatusChanged("HILO-1001", CaseStatus.CLOSED, "silence", null, "silence"), at);
    }

    private List<Fact> fold(Interaction interaction) {
        List<Fact> facts = new ArrayList<>(folding.fold(context, interaction, null, caseNumbers));
        facts.forEach(fact -> context = context.with(fact, AT));
        return facts;
    }
}
