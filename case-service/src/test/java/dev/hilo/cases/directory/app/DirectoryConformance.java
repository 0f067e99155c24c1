package dev.hilo.cases.directory.app;

import static dev.hilo.cases.directory.app.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.directory.app.DirectoryNames.Holder;
import dev.hilo.cases.directory.app.DirectoryStore.Order;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.Elsewhere;
import dev.hilo.cases.directory.model.Names;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of entries and of their names must do. */
abstract class DirectoryConformance {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    abstract DirectoryStore entries();

    abstract DirectoryNames names();

    @Test
    void an_entry_is_kept_whole() {
        DirectoryEntry entry =
                DirectoryEntry.created("e1", draft(new Names("Ana", "x-1"), true, "mailto:ana@corp.com"), NOON);
        entries().insert(entry);
        assertThat(entries().find("e1")).contains(entry);
        assertThat(entries().find("e2")).isEmpty();

        assertThat(entries().settleUser("e1", "u1")).isEqualTo("u1");
        List<Elsewhere> elsewhere = List.of(new Elsewhere("tel:+34600000000", "u2", true));
        assertThat(entries().told(entry, elsewhere)).isTrue();

        assertThat(entries().find("e1")).contains(entry.of("u1").told(elsewhere));
    }

    @Test
    void a_write_succeeds_only_upon_the_version_before_it() {
        DirectoryEntry first = live("e1", "ana", NOON);
        DirectoryEntry second = first.replaced(draft("ana maria"), NOON.plusSeconds(1));
        assertThat(entries().replace(second)).isTrue();

        assertThat(entries().replace(first.gone(NOON.plusSeconds(2)))).isFalse();
        assertThat(entries().told(first, List.of())).isFalse();

        assertThat(entries().find("e1")).contains(second);
    }

    @Test
    void whose_an_entry_is_gets_settled_once() {
        DirectoryEntry unsettled = DirectoryEntry.created("e1", draft("ana"), NOON);
        entries().insert(unsettled);
        assertThat(entries().settleUser("e1", "u1")).isEqualTo("u1");
        assertThat(entries().settleUser("e1", "u2")).isEqualTo("u1");

        assertThat(entries().replace(unsettled.replaced(draft("bob"), NOON))).isFalse();
        assertThat(entries().findByUser("u1")).hasSize(1);
        assertThat(entries().findByUser("u2")).isEmpty();
    }

    @Test
    void pages_follow_the_order_asked_for() {
        live("e1", "Carla", NOON.plusSeconds(1));
        live("e2", "ana", NOON.plusSeconds(2));
        DirectoryEntry third = live("e3", "Bob", NOON.plusSeconds(3));
        DirectoryEntry changed = third.replaced(draft("bob b"), NOON.plusSeconds(9));
        entries().replace(changed);
        entries().insert(DirectoryEntry.created("e4", draft("new"), NOON));

        assertThat(ids(entries().page(Order.CREATED, true, 0, 10))).containsExactly("e1", "e2", "e3");
        assertThat(ids(entries().page(Order.CREATED, false, 0, 10))).containsExactly("e3", "e2", "e1");
        assertThat(ids(entries().page(Order.USER_NAME, true, 0, 10))).containsExactly("e2", "e3", "e1");
        assertThat(ids(entries().page(Order.MODIFIED, false, 0, 1))).containsExactly("e3");
        assertThat(ids(entries().page(Order.CREATED, true, 1, 1))).containsExactly("e2");
        assertThat(entries().page(Order.CREATED, true, 7, 5)).isEmpty();
        assertThat(entries().count()).isEqualTo(3);
    }

    @Test
    void live_entries_are_found_by_what_they_name() {
        live("e1", "ana", NOON, "mailto:ana@corp.com", "tel:+34600000000");
        live("e2", "bob", NOON, "mailto:bob@corp.com", "tel:+34600000000");
        entries().insert(DirectoryEntry.created("e3", draft("new", "mailto:ana@corp.com"), NOON));

        assertThat(ids(entries().findByIdentity("mailto:ana@corp.com", 10))).containsExactly("e1");
        assertThat(ids(entries().findByIdentity("tel:+34600000000", 10))).containsExactlyInAnyOrder("e1", "e2");
        assertThat(entries().findByIdentity("tel:+34600000000", 1)).hasSize(1);
        assertThat(entries().usersWithOtherEntry(Set.of("u-e1", "u-e2", "u9"), "e1"))
                .containsExactly("u-e2");
    }

    @Test
    void untold_entries_come_the_longest_waiting_first() {
        DirectoryEntry told = live("e1", "ana", NOON);
        entries().insert(DirectoryEntry.created("e2", draft("bob"), NOON.plusSeconds(5)));
        entries().insert(DirectoryEntry.created("e3", draft("carla"), NOON.plusSeconds(1)));
        entries().insert(DirectoryEntry.created("e4", draft("dora"), NOON.plusSeconds(60)));

        assertThat(ids(entries().untold(NOON.plusSeconds(60), 10))).containsExactly("e3", "e2");
        assertThat(ids(entries().untold(NOON.plusSeconds(60), 1))).containsExactly("e3");

        entries().replace(told.gone(NOON.plusSeconds(2)));
        assertThat(ids(entries().untold(NOON.plusSeconds(60), 10))).containsExactly("e3", "e1", "e2");
        entries().remove("e3");
        assertThat(ids(entries().untold(NOON.plusSeconds(60), 10))).containsExactly("e1", "e2");
    }

    @Test
    void a_name_is_reserved_once_and_taken_over_only_from_who_has_it() {
        String key = "userName:" + UUID.randomUUID();
        String other = "externalId:" + UUID.randomUUID();
        Holder ana = new Holder("e1", 1);
        Holder bob = new Holder("e2", 7);
        assertThat(names().reserve(List.of(key), ana)).isEmpty();

        assertThat(names().reserve(List.of(key, other), bob)).containsExactly(java.util.Map.entry(key, ana));
        assertThat(names().holder(other)).contains(bob);
        assertThat(names().takeOver(key, new Holder("e1", 2), bob)).isFalse();
        assertThat(names().takeOver(key, ana, bob)).isTrue();
        assertThat(names().takeOver(key, ana, bob)).isFalse();

        names().release(List.of(key, other), "e1");
        assertThat(names().holder(key)).contains(bob);
        names().release(List.of(key), "e2");
        assertThat(names().holder(key)).isEmpty();
    }

    private DirectoryEntry live(String id, String userName, Instant at, String... identities) {
        DirectoryEntry entry = DirectoryEntry.created(id, draft(userName, identities), at);
        entries().insert(entry);
        entries().settleUser(id, "u-" + id);
        entries().told(entry, List.of());
        return entry.of("u-" + id).told(List.of());
    }

    private static List<String> ids(List<DirectoryEntry> found) {
        return found.stream().map(DirectoryEntry::id).toList();
    }
}
