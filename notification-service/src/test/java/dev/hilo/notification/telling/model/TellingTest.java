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
                1,
                new Fact.IdentityLinked("mailto:ana@corp.com", "email"),
                new Fact.IdentityLinked("chat:7f3c", "chat"),
                answered())));

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
        Decision.Tell tell =
                onlyTell(told(mailOpensCase(), commit(2, new Fact.ProfileLearned(null, "en")), commit(3, resolved())));

        assertThat(tell.language()).isEqualTo("en");
        assertThat(tell.name()).as("still known").isEqualTo("Ana");
    }

    @Test
    void a_commit_that_comes_again_changes_nothing_and_tells_nobody() {
        UserContacts before = after(mailOpensCase(), chatJoinsCase(2), commit(3, answered()));

        for (Commit again : List.of(mailOpensCase(), chatJoinsCase(2), commit(3, answered()))) {
            Telling telling = Telling.of(before, again);
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
                                    new Fact.CaseOpened("HILO-" + version, interaction, "s", "es")))
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

    private static UserContacts after(Commit... commits) {
        UserContacts user = UserContacts.unknown(USER);
        for (Commit commit : commits) {
            user = Telling.of(user, commit).user();
        }
        return user;
    }

    /** What the last of these commits leads to. */
    private static List<Decision> told(Commit... commits) {
        List<Decision> last = List.of();
        UserContacts user = UserContacts.unknown(USER);
        for (Commit commit : commits) {
            Telling telling = Telling.of(user, commit);
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
