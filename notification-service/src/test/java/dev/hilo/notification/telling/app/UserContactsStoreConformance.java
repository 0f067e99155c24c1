package dev.hilo.notification.telling.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.notification.telling.model.CaseContact;
import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Fact;
import dev.hilo.notification.telling.model.Facts;
import dev.hilo.notification.telling.model.Hours;
import dev.hilo.notification.telling.model.Person;
import dev.hilo.notification.telling.model.Preferences;
import dev.hilo.notification.telling.model.Telling;
import dev.hilo.notification.telling.model.UserContacts;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of users promises. */
public abstract class UserContactsStoreConformance {

    protected abstract UserContactsStore store();

    private static final Hours HOURS = new Hours(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(18, 30),
            ZoneId.of("Europe/Madrid"));
    private static final Preferences PREFERENCES = new Preferences(
            List.of("es", "en"),
            List.of(new Preferences.Way("chat", HOURS), new Preferences.Way("email", null)),
            true,
            HOURS);

    private final UserContacts first = after(Facts.mailOpensCase());
    private final UserContacts second = after(
            Facts.mailOpensCase(),
            Facts.commit(
                    2,
                    Facts.linked("chat:7f3c", "chat"),
                    Facts.recorded(Facts.chat("int-2")),
                    Facts.attached("int-2"),
                    Facts.recorded(Facts.mailThatWantsNoAutomaticAnswer("int-3")),
                    new Fact.PreferencesSet(PREFERENCES),
                    new Fact.FeedbackGiven(Facts.CASE),
                    new Fact.Joined(
                            List.of(new Person("u-bea", null, "en", Preferences.NONE, Map.of("tel:+34600", "voice"))),
                            List.of(new CaseContact("HILO-2", "Impresora", "es", List.of(Facts.mail("")), false)))));

    @Test
    void what_was_saved_is_loaded_unchanged() {
        store().save(List.of(second, UserContacts.unknown("u-luis")));

        assertThat(store().load(List.of(Facts.USER, "u-luis", "u-nobody")))
                .hasSize(2)
                .containsEntry(Facts.USER, second)
                .containsEntry("u-luis", UserContacts.unknown("u-luis"));
    }

    @Test
    void a_later_version_replaces_an_earlier_one() {
        store().save(List.of(first));
        store().save(List.of(second));

        assertThat(store().load(List.of(Facts.USER))).containsEntry(Facts.USER, second);
    }

    @Test
    void an_earlier_version_never_replaces_a_later_one_and_the_others_are_still_saved() {
        store().save(List.of(second));
        store().save(List.of(first, UserContacts.unknown("u-luis")));

        assertThat(store().load(List.of(Facts.USER, "u-luis")))
                .containsEntry(Facts.USER, second)
                .containsKey("u-luis");
    }

    @Test
    void saving_nothing_and_loading_nobody_is_nothing() {
        store().save(List.of());

        assertThat(store().load(List.of())).isEmpty();
    }

    private static UserContacts after(Commit... commits) {
        UserContacts user = UserContacts.unknown(Facts.USER);
        for (Commit commit : commits) {
            user = Telling.of(user, commit, Facts.CHANNELS).user();
        }
        return user;
    }
}
