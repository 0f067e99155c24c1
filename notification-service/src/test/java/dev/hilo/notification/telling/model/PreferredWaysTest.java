package dev.hilo.notification.telling.model;

import static dev.hilo.notification.telling.model.Facts.USER;
import static dev.hilo.notification.telling.model.Facts.answered;
import static dev.hilo.notification.telling.model.Facts.chatJoinsCase;
import static dev.hilo.notification.telling.model.Facts.commit;
import static dev.hilo.notification.telling.model.Facts.linked;
import static dev.hilo.notification.telling.model.Facts.mailOpensCase;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a user is told something that starts a contact. Commits are at eight in the morning. */
class PreferredWaysTest {

    private static final Hours MORNING = new Hours(Set.of(), LocalTime.of(7, 0), LocalTime.of(12, 0), ZoneOffset.UTC);
    private static final Hours EVENING = new Hours(Set.of(), LocalTime.of(18, 0), LocalTime.of(22, 0), ZoneOffset.UTC);
    private static final Fact OPENED_BY_AGENT = new Fact.CaseOpened("HILO-2", "", "Portátil nuevo", "es");

    @Test
    void the_first_preferred_channel_that_the_user_has_and_whose_hours_it_is() {
        assertThat(starting(way("whatsapp", null), way("chat", EVENING), way("email", MORNING), way("chat", null)))
                .extracting(Destination::channel)
                .isEqualTo("email");
        assertThat(starting(way("chat", MORNING), way("email", null)))
                .extracting(Destination::channel)
                .isEqualTo("chat");
    }

    @Test
    void outside_all_hours_where_they_last_spoke() {
        assertThat(starting(way("email", EVENING)))
                .extracting(Destination::channel)
                .isEqualTo("chat");
    }

    @Test
    void a_mail_that_starts_a_contact_begins_a_thread_and_a_chat_goes_on_in_its_session() {
        assertThat(starting(way("email", null))).isEqualTo(new Destination("email", "mailto:ana@corp.com", null));
        assertThat(starting(way("chat", null)))
                .extracting(Destination::conversation)
                .isNotNull();
    }

    @Test
    void an_agents_words_go_to_the_conversation_whatever_is_preferred() {
        Decision.Tell tell = tell(
                mailOpensCase(),
                chatJoinsCase(2),
                commit(3, new Fact.PreferencesSet(preferring(way("email", null)))),
                commit(4, answered()));

        assertThat(tell.to().channel()).isEqualTo("chat");
    }

    @Test
    void words_are_never_called_out_while_there_is_another_way_and_never_at_work() {
        Fact phone = linked("tel:+34600000001", "voice");
        Preferences atWork = new Preferences(List.of(), List.of(way("voice", null)), true, MORNING);

        assertThat(tell(commit(1, phone, linked("mailto:ana@corp.com", "email")), commit(2, OPENED_BY_AGENT))
                        .to()
                        .channel())
                .isEqualTo("email");
        assertThat(tell(commit(1, phone), commit(2, OPENED_BY_AGENT)).to().channel())
                .isEqualTo("voice");
        assertThat(decisions(commit(1, phone, new Fact.PreferencesSet(atWork)), commit(2, OPENED_BY_AGENT)))
                .singleElement()
                .isInstanceOf(Decision.Unreachable.class);
    }

    @Test
    void the_preferred_language_goes_before_the_one_they_write_in() {
        Preferences english = new Preferences(List.of("en", "es"), List.of(), false, null);

        assertThat(tell(mailOpensCase(), commit(2, new Fact.PreferencesSet(english)), commit(3, OPENED_BY_AGENT))
                        .language())
                .isEqualTo("en");
    }

    private static Destination starting(Preferences.Way... ways) {
        return tell(
                        mailOpensCase(),
                        chatJoinsCase(2),
                        commit(3, new Fact.PreferencesSet(preferring(ways))),
                        commit(4, OPENED_BY_AGENT))
                .to();
    }

    private static Preferences preferring(Preferences.Way... ways) {
        return new Preferences(List.of(), List.of(ways), false, null);
    }

    private static Preferences.Way way(String channel, @Nullable Hours hours) {
        return new Preferences.Way(channel, hours);
    }

    private static Decision.Tell tell(Commit... commits) {
        return (Decision.Tell) decisions(commits).getFirst();
    }

    private static List<Decision> decisions(Commit... commits) {
        List<Decision> last = List.of();
        UserContacts user = UserContacts.unknown(USER);
        for (Commit commit : commits) {
            Telling telling = Telling.of(user, commit, Facts.CHANNELS);
            user = telling.user();
            last = telling.decisions();
        }
        return last;
    }
}
