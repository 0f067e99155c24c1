package dev.hilo.routing.assignment.model;

import static dev.hilo.routing.assignment.model.Cases.AT;
import static dev.hilo.routing.assignment.model.Cases.DESK;
import static dev.hilo.routing.assignment.model.Cases.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.routing.assignment.model.CaseFact.CaseAssigned;
import dev.hilo.routing.assignment.model.CaseFact.CaseOpened;
import dev.hilo.routing.assignment.model.CaseFact.CaseReopened;
import dev.hilo.routing.assignment.model.CaseFact.CaseResolved;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutedCaseTest {

    private static final CaseFact OPENED = new CaseOpened("HILO-1", DESK, 2);
    private static final CaseFact ASSIGNED = new CaseAssigned("HILO-1", DESK, "marta");
    private static final CaseFact RESOLVED = new CaseResolved("HILO-1");
    private static final CaseFact REOPENED = new CaseReopened("HILO-1");

    @Test
    void an_opened_case_waits_since_its_commit() {
        assertThat(after(OPENED))
                .isEqualTo(
                        new RoutedCase("HILO-1", "u-ana", 1, Status.WAITING, DESK, null, 2, AT.plusSeconds(1), null));
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
    void a_resolved_case_stays_resolved_whoever_gets_it() {
        assertThat(after(OPENED, RESOLVED, ASSIGNED).status()).isEqualTo(Status.RESOLVED);
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
