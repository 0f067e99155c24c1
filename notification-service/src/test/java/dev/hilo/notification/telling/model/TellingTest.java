package dev.hilo.notification.telling.model;

import static dev.hilo.notification.telling.model.Facts.CASE;
import static dev.hilo.notification.telling.model.Facts.USER;
import static dev.hilo.notification.telling.model.Facts.answered;
import static dev.hilo.notification.telling.model.Facts.attached;
import static dev.hilo.notification.telling.model.Facts.automaticMail;
import static dev.hilo.notification.telling.model.Facts.chatJoinsCase;
import static dev.hilo.notification.telling.model.Facts.commit;
import static dev.hilo.notification.telling.model.Facts.mail;
import static dev.hilo.notification.telling.model.Facts.mailOpensCase;
import static dev.hilo.notification.telling.model.Facts.opened;
import static dev.hilo.notification.telling.model.Facts.recorded;
import static dev.hilo.notification.telling.model.Facts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {

    @Test
    void a_case_opened_by_mail_is_acknowledged_by_mail_under_the_users_own_message() {
        Decision.Tell tell = onlyTell(told(mailOpensCase()));

        assertThat(tell.notice()).isEqualTo(new Notice.Acknowledgement());
        assertThat(tell.caseId()).isEqualTo(CASE);
        assertThat(tell.fact()).as("position of CaseOpened").isEqualTo(3);
        assertThat(tell.to().channel()).isEqualTo("email");
        assertThat(tell.to().identity()).isEqualTo("mailto:ana@corp.com");
        assertThat(tell.to().conversation())
                .isEqualTo(
                        new Conversation("<first@corp.com>", "<int-1@corp.com>", List.of("<int-1@corp.com>"), "VPN"));
        assertThat(tell.name()).isEqualTo("Ana");
    }

    @Test
    void an_agents_message_goes_to_the_chat_that_the_user_has_moved_to() {
        Decision.Tell tell = onlyTell(told(mailOpensCase(), chatJoinsCase(2), commit(3, answered())));

        assertThat(tell.notice()).isEqualTo(new Notice.AgentMessage("Marta", "¿Puedes probar ahora?"));
        assertThat(tell.notice().author()).isEqualTo("Marta");
        assertThat(tell.to().channel()).isEqualTo("chat");
        assertThat(tell.to().identity()).isEqualTo("chat:7f3c");
        assertThat(tell.subject()).as("the chat has no subject, the case has").isEqualTo("No puedo entrar en la VPN");
    }

    @Test
    void files_go_with_an_agents_message() {
        SentFile file = new SentFile("att_1", "pasos.txt", "text/plain", 9, "ab");
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(), commit(2, new Fact.AgentMessageSent(CASE, "Marta", "Los pasos:", List.of(file)))));

        assertThat(tell.notice().attached()).containsExactly(file);
    }

    @Test
    void a_resolution_goes_back_to_mail_once_the_user_went_back_to_mail() {
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(),
                chatJoinsCase(2),
                commit(3, recorded(mail("int-3")), attached("int-3")),
                commit(4, resolved())));

        assertThat(tell.notice()).isEqualTo(new Notice.Resolution("Perfil renovado."));
        assertThat(tell.to().conversation())
                .isNotNull()
                .extracting(Conversation::messageId)
                .isEqualTo("<int-3@corp.com>");
    }

    @Test
    void what_the_user_says_of_another_case_does_not_move_the_answer_of_this_one() {
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(),
                commit(
                        2,
                        recorded(Facts.chat("int-2")),
                        new Fact.CaseOpened("HILO-2", "int-2", "Impresora", "es"),
                        new Fact.InteractionAttached("HILO-2", "int-2")),
                commit(3, answered())));

        assertThat(tell.to().channel()).isEqualTo("email");
    }

    @Test
    void a_message_about_a_case_nobody_heard_of_goes_to_where_the_user_is_now() {
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(),
                commit(2, recorded(Facts.chat("int-2"))),
                commit(3, new Fact.AgentMessageSent("HILO-9", "Luis", "Hola"))));

        assertThat(tell.to().channel()).isEqualTo("chat");
        assertThat(tell.language()).isEqualTo("es");
        assertThat(tell.subject()).isNull();
    }

    @Test
    void automatic_mail_is_never_answered() {
        assertThat(told(commit(1, recorded(automaticMail("int-1")), opened("int-1"), attached("int-1"))))
                .isEmpty();
    }

    @Test
    void what_is_suspect_is_not_acknowledged_to_somebody_who_may_never_have_written() {
        Fact suspect = new Fact.CaseOpened(CASE, "int-1", "Cambio de cuenta", "es", true);

        assertThat(told(commit(1, recorded(mail("int-1")), suspect, attached("int-1"))))
                .isEmpty();
    }

    @Test
    void an_out_of_office_reply_does_not_move_the_user_away_from_the_chat() {
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(),
                chatJoinsCase(2),
                commit(3, recorded(automaticMail("int-3")), attached("int-3")),
                commit(4, answered())));

        assertThat(tell.to().channel()).isEqualTo("chat");
    }

    @Test
    void an_interaction_of_an_earlier_commit_can_open_a_case_later() {
        Decision.Tell tell = onlyTell(told(commit(1, recorded(mail("int-1"))), commit(2, opened("int-1"))));

        assertThat(tell.notice()).isEqualTo(new Notice.Acknowledgement());
    }

    @Test
    void a_user_who_never_wrote_is_reached_where_they_were_linked_first() {
        Decision.Tell tell = onlyTell(told(commit(
                1, Facts.linked("mailto:ana@corp.com", "email"), Facts.linked("chat:7f3c", "chat"), answered())));

        assertThat(tell.to()).isEqualTo(new Destination("email", "mailto:ana@corp.com", null));
    }

    @Test
    void a_user_with_no_way_to_them_is_unreachable_and_it_is_said() {
        assertThat(told(commit(1, new Fact.Irrelevant(), answered())))
                .containsExactly(
                        new Decision.Unreachable(1, CASE, new Notice.AgentMessage("Marta", "¿Puedes probar ahora?")));
    }

    @Test
    void the_users_language_goes_before_the_cases() {
        Decision.Tell tell = onlyTell(
                told(mailOpensCase(), commit(2, new Fact.ProfileLearned(null, "en", USER)), commit(3, resolved())));

        assertThat(tell.language()).isEqualTo("en");
        assertThat(tell.name()).as("still known").isEqualTo("Ana");
    }

    @Test
    void a_commit_that_comes_again_changes_nothing_and_tells_nobody() {
        UserContacts before = after(mailOpensCase(), chatJoinsCase(2), commit(3, answered()));

        for (Commit again : List.of(mailOpensCase(), chatJoinsCase(2), commit(3, answered()))) {
            Telling telling = Telling.of(before, again, Facts.CHANNELS);
            assertThat(telling.user()).isSameAs(before);
            assertThat(telling.decisions()).isEmpty();
        }
    }

    @Test
    void what_is_kept_of_a_user_stays_small() {
        UserContacts user = UserContacts.unknown(USER);
        for (int version = 1; version <= 200; version++) {
            String interaction = "int-" + version;
            user = Telling.of(
                            user,
                            commit(
                                    version,
                                    recorded(mail(interaction)),
                                    new Fact.CaseOpened("HILO-" + version, interaction, "s", "es")),
                            Facts.CHANNELS)
                    .user();
        }
        assertThat(user.recent()).hasSize(UserContacts.RECENT_KEPT);
        assertThat(user.cases()).hasSize(UserContacts.CASES_KEPT).containsKey("HILO-200");
        assertThat(user.version()).isEqualTo(200);
    }

    @Test
    void a_long_mail_thread_keeps_its_first_and_its_newest_references() {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            references.add("<" + i + "@corp.com>");
        }

        Conversation answer = new Conversation("<0@corp.com>", "<new@corp.com>", references, null).answering();

        assertThat(answer.references())
                .hasSize(Conversation.REFERENCES_KEPT)
                .startsWith("<0@corp.com>")
                .endsWith("<99@corp.com>", "<new@corp.com>");
    }

    @Test
    void a_question_of_the_desk_goes_to_the_conversation_in_the_words_it_has() {
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(),
                chatJoinsCase(2),
                commit(3, new Fact.InformationRequested(CASE, "es", "¿Qué equipo?"))));

        assertThat(tell.notice()).isEqualTo(new Notice.Question("¿Qué equipo?", "es"));
        assertThat(tell.to().channel()).isEqualTo("chat");
    }

    @Test
    void who_confirms_is_asked_for_a_score_in_the_conversation_unless_they_gave_one() {
        Fact confirmed = new Fact.CaseClosed(CASE, Fact.Closing.CONFIRMED);

        Decision.Tell tell = onlyTell(told(mailOpensCase(), chatJoinsCase(2), commit(3, confirmed)));
        assertThat(tell.notice()).isEqualTo(new Notice.FeedbackRequest());
        assertThat(tell.to().channel()).isEqualTo("chat");
        assertThat(told(mailOpensCase(), commit(2, new Fact.FeedbackGiven(CASE)), commit(3, confirmed)))
                .isEmpty();
    }

    @Test
    void who_was_silent_is_told_by_mail_that_their_case_is_closed_and_otherwise_not_at_all() {
        Fact silence = new Fact.CaseClosed(CASE, Fact.Closing.SILENCE);

        Decision.Tell tell = onlyTell(told(mailOpensCase(), chatJoinsCase(2), commit(3, silence)));
        assertThat(tell.notice()).isEqualTo(new Notice.Closing(true, true));
        assertThat(tell.to().identity()).isEqualTo("mailto:ana@corp.com");
        assertThat(told(
                        commit(
                                1,
                                Facts.linked("chat:7f3c", "chat"),
                                recorded(Facts.chat("int-1")),
                                opened("int-1"),
                                attached("int-1")),
                        commit(2, silence)))
                .isEmpty();
    }

    @Test
    void a_case_that_the_desk_closes_is_told_in_the_conversation() {
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(),
                chatJoinsCase(2),
                commit(3, new Fact.FeedbackGiven(CASE)),
                commit(4, new Fact.CaseClosed(CASE, Fact.Closing.BY_DESK))));

        assertThat(tell.notice()).isEqualTo(new Notice.Closing(false, false));
        assertThat(tell.to().channel()).isEqualTo("chat");
    }

    @Test
    void answers_about_a_case_that_another_was_merged_into_go_to_where_the_user_last_spoke_about_either() {
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(),
                commit(
                        2,
                        Facts.linked("chat:7f3c", "chat"),
                        recorded(Facts.chat("int-2")),
                        new Fact.CaseOpened("HILO-2", "int-2", "También la VPN", "es"),
                        new Fact.InteractionAttached("HILO-2", "int-2")),
                commit(3, new Fact.CaseMerged("HILO-2", CASE)),
                commit(4, answered())));

        assertThat(tell.to().channel()).isEqualTo("chat");
    }

    @Test
    void a_thread_that_was_moved_to_another_case_takes_its_answers_along() {
        Decision.Tell tell = onlyTell(told(
                mailOpensCase(),
                chatJoinsCase(2),
                commit(
                        3,
                        new Fact.CaseOpened("HILO-2", "", "Aparte", "es"),
                        new Fact.ThreadMoved(CASE, "HILO-2", "chat", "session-7f3c")),
                commit(4, answered())));

        assertThat(tell.to().channel()).isEqualTo("email");
    }

    @Test
    void a_case_that_the_desk_makes_of_another_is_no_news_but_one_that_an_agent_opens_is() {
        Fact aparte = new Fact.CaseOpened("HILO-2", "", "Aparte", "es");

        assertThat(told(
                        mailOpensCase(),
                        chatJoinsCase(2),
                        commit(3, aparte, new Fact.ThreadMoved(CASE, "HILO-2", "chat", "session-7f3c"))))
                .isEmpty();
        Decision.Tell tell = onlyTell(told(mailOpensCase(), commit(2, aparte)));
        assertThat(tell.notice()).isEqualTo(new Notice.OpenedForThem("Aparte"));
    }

    @Test
    void who_is_being_erased_is_told_nothing_and_nothing_is_left_of_them() {
        Commit erasing = commit(3, new Fact.CaseClosed(CASE, Fact.Closing.BY_DESK), new Fact.Erased());

        assertThat(told(mailOpensCase(), chatJoinsCase(2), erasing)).isEmpty();
        assertThat(after(mailOpensCase(), chatJoinsCase(2), erasing))
                .isEqualTo(UserContacts.unknown(USER).at(3));
    }

    @Test
    void of_a_case_that_expired_not_even_its_title_is_left() {
        UserContacts user = after(mailOpensCase(), commit(2, new Fact.CaseExpired(CASE)));

        assertThat(user.cases()).isEmpty();
        assertThat(user.lately())
                .allSatisfy(
                        contact -> assertThat(contact.conversation().subject()).isNull());
        assertThat(user.toString()).doesNotContain("VPN");
    }

    private static UserContacts after(Commit... commits) {
        UserContacts user = UserContacts.unknown(USER);
        for (Commit commit : commits) {
            user = Telling.of(user, commit, Facts.CHANNELS).user();
        }
        return user;
    }

    /** What the last of these commits leads to. */
    private static List<Decision> told(Commit... commits) {
        List<Decision> last = List.of();
        UserContacts user = UserContacts.unknown(USER);
        for (Commit commit : commits) {
            Telling telling = Telling.of(user, commit, Facts.CHANNELS);
            user = telling.user();
            last = telling.decisions();
        }
        return last;
    }

    private static Decision.Tell onlyTell(List<Decision> decisions) {
        assertThat(decisions).singleElement().isInstanceOf(Decision.Tell.class);
        return (Decision.Tell) decisions.getFirst();
    }
}
