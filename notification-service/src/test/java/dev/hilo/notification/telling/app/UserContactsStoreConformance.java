package dev.hilo.notification.telling.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Facts;
import dev.hilo.notification.telling.model.Telling;
import dev.hilo.notification.telling.model.UserContacts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of users promises. */
public abstract class UserContactsStoreConformance {

    protected abstract UserContactsStore store();

    private final UserContacts first = after(Facts.mailOpensCase());
    private final UserContacts second = after(Facts.mailOpensCase(), Facts.chatJoinsCase(2));

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
            user = Telling.of(user, commit).user();
        }
        return user;
    }
}
