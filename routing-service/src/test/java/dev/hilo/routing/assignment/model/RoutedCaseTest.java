package dev.hilo.routing.assignment.model;

import static dev.hilo.routing.assignment.model.Cases.AT;
import static dev.hilo.routing.assignment.model.Cases.DESK;
import static dev.hilo.routing.assignment.model.Cases.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.routing.assignment.model.CaseFact.CaseAssigned;
import dev.hilo.routing.assignment.model.CaseFact.CaseCame;
import dev.hilo.routing.assignment.model.CaseFact.CaseOpened;
import dev.hilo.routing.assignment.model.CaseFact.CasePrioritised;
import dev.hilo.routing.assignment.model.CaseFact.CaseQueued;
import dev.hilo.routing.assignment.model.CaseFact.StandChanged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutedCaseTest {

    private static final CaseFact OPENED = new CaseOpened("HILO-1", DESK, 2);
    private static final CaseFact ASSIGNED = new CaseAssigned("HILO-1", DESK, "marta");
    private static final CaseFact RESOLVED = new StandChanged("HILO-1", Stand.OVER);
    private static final CaseFact PAUSED = new StandChanged("HILO-1", Stand.PAUSE);
    private static final CaseFact REOPENED = new StandChanged("HILO-1", Stand.WORK);

    @Test
    void an_opened_case_waits_since_its_commit() {
        assertThat(after(OPENED))
                .isEqualTo(new RoutedCase(
                        "HILO-1", "u-ana", 1, 0, Status.WAITING, DESK, null, 2, AT.plusSeconds(1), null));
    }

    @Test
    void an_assigned_case_counts_for_its_agent_and_a_reassigned_one_for_the_other() {
        assertThat(after(OPENED, ASSIGNED)).satisfies(routed -> {
            assertThat(routed.status()).isEqualTo(Status.ASSIGNED);
            assertThat(routed.agentId()).isEqualTo("marta");
            assertThat(routed.priority()).isEqualTo(2);
        });
        assertThat(after(OPENED, ASSIGNED, new CaseAssigned("HILO-1", "network", "luis")))
                .satisfies(routed -> {
                    assertThat(routed.agentId()).isEqualTo("luis");
                    assertThat(routed.queue()).isEqualTo("network");
                });
    }

    @Test
    void a_confirmed_promise_does_not_lapse_any_more() {
        RoutedCase reserved = after(OPENED).reserved("marta", AT.plusSeconds(60));

        assertThat(RoutedCase.after(reserved, ASSIGNED, commit("u-ana", 2, ASSIGNED)))
                .get()
                .extracting(RoutedCase::reservedUntil)
                .isNull();
    }

    @Test
    void a_reopened_case_goes_back_to_the_agent_who_had_it() {
        assertThat(after(OPENED, ASSIGNED, RESOLVED, REOPENED)).satisfies(routed -> {
            assertThat(routed.status()).isEqualTo(Status.ASSIGNED);
            assertThat(routed.agentId()).isEqualTo("marta");
        });
    }

    @Test
    void a_reopened_case_that_nobody_had_waits() {
        assertThat(after(OPENED, RESOLVED, REOPENED).status()).isEqualTo(Status.WAITING);
    }

    @Test
    void a_case_resolved_while_it_was_promised_was_never_the_agents() {
        RoutedCase reserved = after(OPENED).reserved("marta", AT.plusSeconds(60));
        RoutedCase resolved = RoutedCase.after(reserved, RESOLVED, commit("u-ana", 2, RESOLVED))
                .orElseThrow();

        assertThat(RoutedCase.after(resolved, REOPENED, commit("u-ana", 3, REOPENED)))
                .get()
                .extracting(RoutedCase::status)
                .isEqualTo(Status.WAITING);
    }

    @Test
    void a_case_that_is_over_stays_so_whoever_gets_it() {
        assertThat(after(OPENED, RESOLVED, ASSIGNED).status()).isEqualTo(Status.DONE);
    }

    @Test
    void a_case_whose_opening_was_never_seen_is_known_from_its_assignment_on() {
        assertThat(RoutedCase.after(null, RESOLVED, commit("u-ana", 7, RESOLVED)))
                .isEmpty();
        assertThat(RoutedCase.after(null, REOPENED, commit("u-ana", 7, REOPENED)))
                .isEmpty();
        assertThat(RoutedCase.after(null, ASSIGNED, commit("u-ana", 7, ASSIGNED)))
                .get()
                .satisfies(routed -> assertThat(routed.priority()).isEqualTo(RoutedCase.UNKNOWN_PRIORITY));
    }

    @Test
    void a_case_that_waits_for_its_user_is_nobodys_load_and_comes_back_to_who_had_it() {
        assertThat(after(OPENED, ASSIGNED, PAUSED).status()).isEqualTo(Status.PAUSED);
        assertThat(after(OPENED, PAUSED, ASSIGNED).status()).isEqualTo(Status.PAUSED);
        assertThat(after(OPENED, ASSIGNED, PAUSED, REOPENED)).satisfies(routed -> {
            assertThat(routed.status()).isEqualTo(Status.ASSIGNED);
            assertThat(routed.agentId()).isEqualTo("marta");
        });
        assertThat(after(OPENED, PAUSED, REOPENED).status()).isEqualTo(Status.WAITING);
    }

    @Test
    void a_case_put_back_on_a_queue_waits_there_for_anybody() {
        assertThat(after(OPENED, ASSIGNED, new CaseQueued("HILO-1", "network"))).satisfies(routed -> {
            assertThat(routed.status()).isEqualTo(Status.WAITING);
            assertThat(routed.queue()).isEqualTo("network");
            assertThat(routed.agentId()).isNull();
        });
        assertThat(after(OPENED, ASSIGNED, PAUSED, new CaseQueued("HILO-1", "network"), REOPENED)
                        .status())
                .isEqualTo(Status.WAITING);
    }

    @Test
    void another_priority_keeps_a_promise() {
        RoutedCase reserved = after(OPENED).reserved("marta", AT.plusSeconds(60));
        CaseFact urgent = new CasePrioritised("HILO-1", 1);

        assertThat(RoutedCase.after(reserved, urgent, commit("u-ana", 2, urgent)))
                .hasValueSatisfying(routed -> {
                    assertThat(routed.priority()).isEqualTo(1);
                    assertThat(routed.status()).isEqualTo(Status.RESERVED);
                    assertThat(routed.reservedUntil()).isEqualTo(AT.plusSeconds(60));
                });
    }

    @Test
    void a_case_that_went_to_another_user_is_changed_by_that_users_log_only() {
        RoutedCase home = after(OPENED);
        RoutedCase there = came(home, "u-luis", 2);

        assertThat(there.userId()).isEqualTo("u-luis");
        assertThat(there.status()).isEqualTo(Status.ASSIGNED);
        assertThat(RoutedCase.after(there, RESOLVED, commit("u-ana", 9, RESOLVED)))
                .isEmpty();
        assertThat(RoutedCase.after(there, RESOLVED, commit("u-luis", 4, RESOLVED)))
                .isNotEmpty();
    }

    @Test
    void a_case_that_came_back_is_not_taken_away_by_what_its_former_log_says_late() {
        RoutedCase back = came(came(after(OPENED), "u-luis", 2), "u-ana", 9);
        CaseFact late = new CaseCame("HILO-1", 2, Stand.WORK, DESK, "marta", 2, AT);

        assertThat(RoutedCase.after(back, late, commit("u-luis", 3, late))).isEmpty();
    }

    private static RoutedCase came(RoutedCase before, String user, long revision) {
        CaseFact came = new CaseCame("HILO-1", revision, Stand.WORK, DESK, "marta", 2, AT);
        return RoutedCase.after(before, came, commit(user, 3, came)).orElseThrow();
    }

    private static RoutedCase after(CaseFact... facts) {
        @Nullable RoutedCase routed = null;
        long version = 0;
        for (CaseFact fact : facts) {
            version++;
            routed = RoutedCase.after(routed, fact, commit("u-ana", version, fact))
                    .orElse(routed);
        }
        return Optional.ofNullable(routed).orElseThrow();
    }
}
