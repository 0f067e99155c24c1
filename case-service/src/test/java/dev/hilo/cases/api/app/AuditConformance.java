package dev.hilo.cases.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.api.app.Audit.After;
import dev.hilo.cases.api.app.Audit.Entry;
import dev.hilo.cases.api.app.Audit.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of the audit keeps. */
public abstract class AuditConformance {

    protected static final Duration RETENTION = Duration.ofDays(10);

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123Z");
    private static final Query ALL = new Query(null, null, null, null, null, null);

    protected abstract Audit audit();

    @Test
    void entries_are_read_as_they_were_written_latest_first() {
        Entry read = entry("a", 0, "marta", Set.of("u-1", "u-2"), Set.of("HILO-1"));
        Entry own = new Entry(
                "b", NOON.plusMillis(1), "ana", null, "user", "GET", "/api/v1/me/cases", Set.of("u-1"), Set.of(), 200);
        audit().write(List.of(read, own));
        audit().write(List.of(entry("a", 99, "somebody else", Set.of(), Set.of())));

        assertThat(audit().read(ALL, null, 10)).containsExactly(own, read);
    }

    @Test
    void it_is_asked_by_user_case_actor_and_time() {
        audit().write(List.of(
                entry("a", 0, "marta", Set.of("u-1", "u-2"), Set.of("HILO-1")),
                entry("b", 1, "luis", Set.of("u-2"), Set.of("HILO-2")),
                entry("c", 2, "marta", Set.of("u-3"), Set.of())));

        assertThat(ids(new Query("u-2", null, null, null, null, null))).containsExactly("b", "a");
        assertThat(ids(new Query(null, "HILO-2", null, null, null, null))).containsExactly("b");
        assertThat(ids(new Query(null, null, "marta", null, null, null))).containsExactly("c", "a");
        assertThat(ids(new Query("u-2", null, "marta", null, null, null))).containsExactly("a");
        assertThat(ids(new Query(null, null, null, null, NOON.plusMillis(1), NOON.plusMillis(2))))
                .containsExactly("b");
    }

    @Test
    void what_was_denied_is_found_by_its_status() {
        Entry denied = new Entry(
                "d", NOON, "ana", null, "user", "GET", "/api/v1/cases/{caseId}", Set.of(), Set.of("HILO-1"), 403);
        audit().write(List.of(entry("a", 0, "marta", Set.of("u-1"), Set.of("HILO-1")), denied));

        assertThat(audit().read(new Query(null, null, null, 403, null, null), null, 10))
                .containsExactly(denied);
        assertThat(ids(new Query(null, "HILO-1", null, 403, null, null))).containsExactly("d");
        assertThat(ids(new Query(null, null, "marta", 403, null, null))).isEmpty();
        assertThat(denied.outcome()).isEqualTo(Audit.Outcome.DENIED);
    }

    @Test
    void pages_have_neither_gap_nor_double_also_among_entries_of_one_moment() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            audit().write(List.of(entry("id-" + i, i / 4, "marta", Set.of("u-1"), Set.of())));
            expected.addFirst("id-" + i);
        }

        List<String> read = new ArrayList<>();
        List<Entry> page = audit().read(new Query("u-1", null, null, null, null, null), null, 3);
        while (!page.isEmpty()) {
            page.forEach(entry -> read.add(entry.id()));
            page = audit().read(new Query("u-1", null, null, null, null, null), After.of(page.getLast()), 3);
        }
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void who_is_erased_is_taken_out_of_what_they_did_and_the_entries_stay() {
        String path = "/api/v1/me/cases";
        Entry byMail = new Entry(
                "a", NOON, "jose.nunez", "José Núñez", "user", "POST", path, Set.of("u-jose"), Set.of("HILO-1"), 201);
        Entry byDirectory =
                new Entry("b", NOON, "王芳", null, "user", "GET", "/api/v1/me/context", Set.of(), Set.of(), 404);
        Entry nowhere =
                new Entry("c", NOON, "jose.nunez", null, "user", "GET", "/api/v1/cases", Set.of(), Set.of(), 403);
        Entry agent = entry("d", 0, "marta", Set.of("u-jose"), Set.of("HILO-1"));
        Entry denied = new Entry(
                "e", NOON, "o'brien", null, "user", "GET", "/api/v1/users/{userId}", Set.of("u-jose"), Set.of(), 403);
        Entry other = new Entry("f", NOON, "begoña", null, "user", "GET", path, Set.of("u-begona"), Set.of(), 200);
        audit().write(List.of(byMail, byDirectory, nowhere, agent, denied, other));

        audit().erase(Set.of("u-jose"), Set.of("王芳"));
        audit().erase(Set.of("u-jose"), Set.of("王芳"));

        assertThat(audit().read(ALL, null, 10))
                .containsExactlyInAnyOrder(erased(byMail), erased(byDirectory), erased(nowhere), agent, denied, other);
    }

    private static Entry erased(Entry entry) {
        return new Entry(
                entry.id(),
                entry.at(),
                Audit.ERASED,
                null,
                entry.role(),
                entry.method(),
                entry.path(),
                entry.users(),
                entry.cases(),
                entry.status());
    }

    @Test
    void what_is_kept_no_longer_goes() {
        audit().write(List.of(
                entry("old", 0, "marta", Set.of(), Set.of()), entry("new", 1, "marta", Set.of(), Set.of())));

        audit().removeExpired(NOON.plus(RETENTION));

        assertThat(ids(ALL)).containsExactly("new");
    }

    private List<String> ids(Query query) {
        return audit().read(query, null, 10).stream().map(Entry::id).toList();
    }

    private static Entry entry(String id, int later, String actor, Set<String> users, Set<String> cases) {
        return new Entry(
                id,
                NOON.plusMillis(later),
                actor,
                "Marta",
                "agent",
                "POST",
                "/api/v1/cases/{caseId}/assign",
                users,
                cases,
                200);
    }
}
