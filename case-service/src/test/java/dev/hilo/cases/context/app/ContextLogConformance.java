package dev.hilo.cases.context.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every log and every register of identities must do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContextLogConformance {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    private String ana = "";
    private String bob = "";

    @BeforeEach
    void strangers() {
        ana = "ana-" + UUID.randomUUID();
        bob = "bob-" + UUID.randomUUID();
    }

    abstract ContextLog log();

    abstract Identities identities();

    @Test
    void a_version_is_taken_once_and_only_the_late_users_commit_is_refused() {
        assertThat(log().append(List.of(commit(ana, 1, "a1")))).isEmpty();

        Set<String> refused = log().append(List.of(commit(ana, 1, "a2"), commit(bob, 1, "b1")));

        assertThat(refused).containsExactly(ana);
        assertThat(log().read(ana, 1, 10))
                .singleElement()
                .satisfies(one -> assertThat(one.causes()).containsExactly("a1"));
        assertThat(log().read(bob, 1, 10)).hasSize(1);
    }

    @Test
    void a_cause_is_committed_once_a_user_whatever_the_version() {
        log().append(List.of(commit(ana, 1, "a1", "a2")));

        assertThat(log().append(List.of(commit(ana, 2, "a3", "a2")))).containsExactly(ana);
        assertThat(log().append(List.of(commit(bob, 1, "a2")))).isEmpty();
        assertThat(log().read(ana, 1, 10)).hasSize(1);
    }

    @Test
    void known_causes_are_those_of_the_users_asked_for() {
        log().append(List.of(commit(ana, 1, "a1", "a2"), commit(bob, 1, "b1")));

        assertThat(log().knownCauses(List.of(ana), List.of("a2", "b1", "c1"))).containsExactly("a2");
        assertThat(log().knownCauses(List.of(ana, bob), List.of("a2", "b1", "c1")))
                .containsExactlyInAnyOrder("a2", "b1");
    }

    @Test
    void commits_are_found_by_their_causes_in_the_logs_asked_for() {
        log().append(List.of(commit(ana, 1, "a1", "a2"), commit(bob, 1, "b1")));
        log().append(List.of(commit(ana, 2, "a3")));

        assertThat(log().withCauses(List.of(ana), List.of("a2", "a1", "a3", "b1", "c1")))
                .extracting(Commit::version)
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(log().withCauses(List.of(ana, bob), List.of("b1")))
                .singleElement()
                .satisfies(one -> assertThat(one.userId()).isEqualTo(bob));
        assertThat(log().withCauses(List.of(ana), List.of())).isEmpty();
    }

    @Test
    void the_latest_context_is_folded_from_snapshot_and_tail() {
        log().append(List.of(commit(ana, 1, "a1")));
        log().append(List.of(commit(ana, 2, "a2")));
        log().saveSnapshots(List.of(log().latest(ana)));
        for (int version = 3; version <= 450; version++) {
            log().append(List.of(commit(ana, version, "a" + version)));
        }

        assertThat(log().snapshots(List.of(ana)).get(ana).version()).isEqualTo(2);
        assertThat(log().latest(ana).version()).isEqualTo(450);
        assertThat(log().latest(ana).activeCases()).hasSize(450);
    }

    @Test
    void an_older_snapshot_never_replaces_a_newer_one() {
        log().append(List.of(commit(ana, 1, "a1")));
        Context first = log().latest(ana);
        log().append(List.of(commit(ana, 2, "a2")));
        Context second = log().latest(ana);

        log().saveSnapshots(List.of(second));
        log().saveSnapshots(List.of(first));

        assertThat(log().snapshots(List.of(ana)).get(ana)).isEqualTo(second);
    }

    @Test
    void a_page_ends_where_the_log_ends() {
        log().append(List.of(commit(ana, 1, "a1")));
        log().append(List.of(commit(ana, 2, "a2")));
        log().append(List.of(commit(ana, 3, "a3")));

        assertThat(log().read(ana, 2, 10)).extracting(Commit::version).containsExactly(2L, 3L);
        assertThat(log().read(ana, 1, 2)).extracting(Commit::version).containsExactly(1L, 2L);
        assertThat(log().read(ana, 4, 10)).isEmpty();
    }

    @Test
    void an_identity_belongs_to_who_claimed_it_first() {
        String address = "mailto:" + UUID.randomUUID() + "@corp.com";
        String other = "mailto:" + UUID.randomUUID() + "@corp.com";
        identities().claim(Map.of(address, ana));

        Map<String, Identities.Owner> owners = identities().claim(Map.of(address, bob, other, bob));

        assertThat(owners.get(address).userId()).isEqualTo(ana);
        assertThat(owners.get(other).userId()).isEqualTo(bob);
        assertThat(identities().find(List.of(address, "mailto:nobody@corp.com")))
                .containsOnlyKeys(address);
    }

    @Test
    void an_identity_that_moves_remembers_whose_it_was() {
        String visitor = "chat:" + UUID.randomUUID();
        identities().claim(Map.of(visitor, bob));

        identities().move(visitor, bob, ana);
        identities().move(visitor, bob, "eve");

        assertThat(identities().find(List.of(visitor)).get(visitor)).isEqualTo(new Identities.Owner(ana, List.of(bob)));
    }

    private static Commit commit(String user, long version, String... causes) {
        Fact fact = new CaseFact.CaseOpened(
                "HILO-" + version,
                causes[0],
                "subject",
                "email",
                "es",
                Priority.USUAL,
                "service-desk",
                null,
                null,
                null,
                null,
                user);
        return new Commit(user, version, List.of(causes), AT, List.of(fact), null);
    }
}
