package dev.hilo.notification.telling.model;

import static dev.hilo.notification.telling.model.Facts.AT;
import static dev.hilo.notification.telling.model.Facts.CASE;
import static dev.hilo.notification.telling.model.Facts.USER;
import static dev.hilo.notification.telling.model.Facts.answered;
import static dev.hilo.notification.telling.model.Facts.attached;
import static dev.hilo.notification.telling.model.Facts.commit;
import static dev.hilo.notification.telling.model.Facts.mailOpensCase;
import static dev.hilo.notification.telling.model.Facts.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bea is taken for Ana for a while. */
class MergedUsersTest {

    private static final String BEA = "u-bea";
    private static final String BEAS_CASE = "HILO-1002";
    private static final Contact WHATSAPP = new Contact(
            "int-w", "whatsapp", "whatsapp:+34600", new Conversation("wa-1", null, List.of(), null), AT, false);
    private static final Person BEA_HERSELF =
            new Person(BEA, "Bea", "en", Preferences.NONE, Map.of("whatsapp:+34600", "whatsapp"));
    private static final CaseContact BROUGHT = new CaseContact(BEAS_CASE, "Impresora", "es", List.of(WHATSAPP), false);
    private static final Fact JOINED = new Fact.Joined(List.of(BEA_HERSELF), List.of(BROUGHT));
    private static final Fact LEFT = new Fact.Left(Set.of(BEA), Set.of(BEAS_CASE));

    @Test
    void what_is_written_about_a_case_that_came_along_goes_to_where_it_was_spoken_about() {
        Decision.Tell tell = tell(
                mailOpensCase(), commit(2, JOINED), commit(3, new Fact.AgentMessageSent(BEAS_CASE, "Luis", "Voy")));

        assertThat(tell.to().identity()).isEqualTo("whatsapp:+34600");
        assertThat(tell.name()).as("the user's own").isEqualTo("Ana");
    }

    @Test
    void after_the_merge_was_undone_nothing_about_the_users_case_goes_to_the_other_person() {
        Decision.Tell tell = tell(
                mailOpensCase(),
                commit(2, JOINED),
                commit(3, recorded(WHATSAPP), attached("int-w")),
                commit(4, LEFT),
                commit(5, answered()));

        assertThat(tell.to().identity()).isEqualTo("mailto:ana@corp.com");
        assertThat(after(
                                mailOpensCase(),
                                commit(2, JOINED),
                                commit(3, recorded(WHATSAPP), attached("int-w")),
                                commit(4, LEFT))
                        .toString())
                .doesNotContain("whatsapp", "Bea", "Impresora");
    }

    @Test
    void what_a_member_said_about_the_users_case_goes_to_a_case_of_their_own() {
        UserContacts user = after(
                mailOpensCase(),
                commit(2, JOINED),
                commit(3, recorded(WHATSAPP), attached("int-w")),
                commit(
                        4,
                        new Fact.CaseOpened("HILO-1004", "", "Aparte", "es"),
                        new Fact.PartMoved(CASE, "HILO-1004", BEA)));

        assertThat(user.ofCase("HILO-1004"))
                .hasValueSatisfying(own -> assertThat(own.contacts()).containsExactly(WHATSAPP));
        assertThat(user.ofCase(CASE))
                .hasValueSatisfying(own ->
                        assertThat(own.contacts()).extracting(Contact::channel).containsExactly("email"));
    }

    @Test
    void an_identity_that_turned_out_to_be_somebody_elses_is_written_to_no_more() {
        Decision.Tell tell = tell(
                mailOpensCase(),
                Facts.chatJoinsCase(2),
                commit(3, new Fact.IdentityUnlinked("chat:7f3c")),
                commit(4, answered()));

        assertThat(tell.to().channel()).isEqualTo("email");
    }

    @Test
    void who_is_restored_knows_what_is_theirs_by_now_and_keeps_threads_they_knew_in_full() {
        Person ana = new Person(
                USER, "Ana", "es", Preferences.NONE, Map.of("mailto:ana@corp.com", "email", "chat:7f3c", "chat"));
        Contact thread = new Contact(
                "",
                "email",
                "mailto:ana@corp.com",
                new Conversation("<first@corp.com>", null, List.of(), null),
                AT.plusSeconds(9),
                false);
        UserContacts user = after(
                mailOpensCase(),
                commit(
                        2,
                        new Fact.Restored(
                                List.of(ana), List.of(new CaseContact(CASE, "VPN", "es", List.of(thread), true)))));

        assertThat(user.identities()).containsOnlyKeys("mailto:ana@corp.com", "chat:7f3c");
        assertThat(user.ofCase(CASE)).hasValueSatisfying(known -> {
            assertThat(known.contacts()).containsExactly(Facts.mail("int-1"));
            assertThat(known.rated()).isTrue();
        });
    }

    private static Decision.Tell tell(Commit... commits) {
        UserContacts user = UserContacts.unknown(USER);
        List<Decision> last = List.of();
        for (Commit commit : commits) {
            Telling telling = Telling.of(user, commit, Facts.CHANNELS);
            user = telling.user();
            last = telling.decisions();
        }
        return (Decision.Tell) last.getFirst();
    }

    private static UserContacts after(Commit... commits) {
        UserContacts user = UserContacts.unknown(USER);
        for (Commit commit : commits) {
            user = Telling.of(user, commit, Facts.CHANNELS).user();
        }
        return user;
    }
}
