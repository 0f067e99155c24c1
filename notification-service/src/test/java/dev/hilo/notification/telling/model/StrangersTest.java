package dev.hilo.notification.telling.model;

import static dev.hilo.notification.telling.model.Facts.AT;
import static dev.hilo.notification.telling.model.Facts.CASE;
import static dev.hilo.notification.telling.model.Facts.CHANNELS;
import static dev.hilo.notification.telling.model.Facts.USER;
import static dev.hilo.notification.telling.model.Facts.commit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes in somebody else's name has nothing of their words come back to that person from the desk. */
class StrangersTest {

    private static final String LURE = "Su cuenta se cierra hoy: https://evil.example";
    private static final String VICTIM = "mailto:jose.nunez@corp.example.com";

    private UserContacts user = UserContacts.unknown(USER);

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void who_is_not_known_to_have_written_is_greeted_without_name_and_under_no_subject(String language) {
        Decision.Tell told = tell(firstMail(false, false, language));

        assertThat(told.notice()).isEqualTo(new Notice.Acknowledgement());
        assertThat(told.name()).isNull();
        assertThat(told.subject()).isNull();
        assertThat(told.language()).isEqualTo(language);
        assertThat(told.toStranger()).isTrue();
        assertThat(told.toString().replace(told.to().toString(), "")).doesNotContain("evil");
    }

    @Test
    void who_is_known_to_have_written_is_greeted_by_name_under_their_subject() {
        Decision.Tell told = tell(firstMail(true, true, "es"));

        assertThat(told.name()).isEqualTo(LURE);
        assertThat(told.subject()).isEqualTo(LURE);
        assertThat(told.toStranger()).isFalse();
    }

    @Test
    void a_forged_mail_to_somebody_the_desk_knows_brings_its_subject_no_further_either() {
        Decision.Tell told = tell(firstMail(true, false, "es"));

        assertThat(told.subject()).isNull();
        assertThat(told.toStranger()).isTrue();
    }

    @Test
    void neither_question_nor_resolution_nor_closing_says_it_later() {
        tell(firstMail(false, false, "es"));
        for (Fact fact : List.of(
                new Fact.InformationRequested(CASE, "es", "¿Qué equipo es?"),
                new Fact.CaseResolved(CASE, "Hecho"),
                new Fact.CaseClosed(CASE, Fact.Closing.CONFIRMED),
                new Fact.CaseClosed(CASE, Fact.Closing.SILENCE),
                new Fact.CaseClosed(CASE, Fact.Closing.BY_DESK))) {
            Decision.Tell told = tell(commit(user.version() + 1, fact));
            assertThat(told.name()).as(fact.toString()).isNull();
            assertThat(told.subject()).as(fact.toString()).isNull();
            assertThat(told.toStranger())
                    .as("asked for by an agent or a rule, not by mail")
                    .isFalse();
        }
    }

    @Test
    void an_agent_answers_under_the_subject_they_see() {
        tell(firstMail(false, false, "es"));

        assertThat(tell(commit(2, new Fact.AgentMessageSent(CASE, "Marta", "¿Puedes probar ahora?")))
                        .subject())
                .isEqualTo(LURE);
    }

    @Test
    void a_question_asked_at_once_is_an_answer_to_a_stranger_too() {
        Commit opening = firstMail(false, false, "es");
        List<Fact> facts = new java.util.ArrayList<>(opening.facts());
        facts.add(new Fact.InformationRequested(CASE, "es", "¿Qué equipo es?"));
        List<Decision> decisions = Telling.of(user, commit(1, facts.toArray(Fact[]::new)), CHANNELS)
                .decisions();

        assertThat(decisions)
                .hasSize(2)
                .allSatisfy(
                        one -> assertThat(((Decision.Tell) one).toStranger()).isTrue());
    }

    @Test
    void in_a_chat_the_answer_goes_to_whoever_wrote() {
        Decision.Tell told = tell(commit(
                1,
                new Fact.IdentityLinked("chat:7f3c", "chat", USER, false),
                new Fact.ProfileLearned("Begoña Íñiguez", null, USER),
                Facts.recorded(Facts.chat("int-1")),
                Facts.opened("int-1")));

        assertThat(told.name()).isEqualTo("Begoña Íñiguez");
        assertThat(told.toStranger()).isFalse();
    }

    @Test
    void an_address_that_is_unlinked_and_written_from_again_is_a_stranger_s() {
        tell(firstMail(true, true, "es"));
        Telling.of(user, commit(2, new Fact.IdentityUnlinked(VICTIM)), CHANNELS);
        user = Telling.of(user, commit(2, new Fact.IdentityUnlinked(VICTIM)), CHANNELS)
                .user();

        assertThat(user.isTheirs(VICTIM)).isFalse();
    }

    private Commit firstMail(boolean proven, boolean verified, String language) {
        return commit(
                1,
                new Fact.IdentityLinked(VICTIM, "email", USER, proven),
                new Fact.ProfileLearned(LURE, language, USER),
                new Fact.InteractionRecorded(new Contact(
                        "int-1",
                        "email",
                        VICTIM,
                        new Conversation("<m-1@evil.example>", "<m-1@evil.example>", List.of(), LURE),
                        AT,
                        false,
                        false,
                        verified)),
                new Fact.CaseOpened(CASE, "int-1", LURE, language));
    }

    private Decision.Tell tell(Commit commit) {
        Telling telling = Telling.of(user, commit, CHANNELS);
        user = telling.user();
        return (Decision.Tell) telling.decisions().getLast();
    }
}
