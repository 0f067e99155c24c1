package dev.hilo.routing.assignment.app;

import static dev.hilo.routing.assignment.model.Cases.AT;
import static dev.hilo.routing.assignment.model.Cases.DESK;
import static dev.hilo.routing.assignment.model.Cases.assigned;
import static dev.hilo.routing.assignment.model.Cases.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of cases promises. */
public abstract class RoutedCasesConformance {

    protected abstract RoutedCases cases();

    @Test
    void what_was_saved_is_loaded_unchanged() {
        RoutedCase one = waiting("c1", 4, 0);
        RoutedCase other = assigned("c2", "marta");
        cases().save(List.of(one, other));

        assertThat(cases().load(List.of("c1", "c2", "c3"))).isEqualTo(Map.of("c1", one, "c2", other));
        assertThat(cases().load(List.of())).isEmpty();
    }

    @Test
    void the_same_or_an_earlier_version_never_replaces_what_is_stored_and_the_others_are_still_saved() {
        RoutedCase second = assigned("c1", "marta");
        cases().save(List.of(second));
        cases().save(List.of(waiting("c1", 4, 0), waiting("c2", 4, 0)));
        cases().save(List.of(assigned("c1", "luis")));

        assertThat(cases().load(List.of("c1"))).containsEntry("c1", second);
        assertThat(cases().load(List.of("c2"))).isNotEmpty();
    }

    @Test
    void a_later_stay_replaces_an_earlier_one_whatever_the_versions_and_never_the_other_way_round() {
        RoutedCase home = new RoutedCase("c1", "u-1", 90, 0, Status.WAITING, DESK, null, 4, AT, null);
        RoutedCase elsewhere = new RoutedCase("c1", "u-2", 3, 7, Status.ASSIGNED, DESK, "luis", 4, AT, null);
        cases().save(List.of(home));
        cases().save(List.of(elsewhere));
        cases().save(List.of(home));

        assertThat(cases().load(List.of("c1"))).containsEntry("c1", elsewhere);
        assertThat(cases().reserve(home, "marta", AT)).isFalse();
    }

    @Test
    void what_is_not_done_of_a_user_is_found() {
        RoutedCase done = new RoutedCase("c5", "u-ana", 3, 0, Status.DONE, DESK, "luis", 4, AT, null);
        RoutedCase paused = new RoutedCase("c6", "u-ana", 3, 0, Status.PAUSED, DESK, "luis", 4, AT, null);
        cases().save(List.of(waiting("c1", 4, 0), done, paused));

        assertThat(cases().ofUsers(List.of("u-c1"))).containsExactly(waiting("c1", 4, 0));
        assertThat(cases().ofUsers(List.of("u-ana"))).containsExactly(paused);
    }

    @Test
    void a_case_is_promised_once() {
        RoutedCase case1 = waiting("c1", 4, 0);
        cases().save(List.of(case1));

        assertThat(cases().reserve(case1, "marta", AT.plusSeconds(15))).isTrue();
        assertThat(cases().reserve(case1, "luis", AT.plusSeconds(15))).isFalse();
        assertThat(cases().load(List.of("c1"))).containsEntry("c1", case1.reserved("marta", AT.plusSeconds(15)));
        assertThat(cases().reserved()).containsExactly(case1.reserved("marta", AT.plusSeconds(15)));
    }

    @Test
    void a_case_that_has_moved_on_is_not_promised() {
        RoutedCase read = waiting("c1", 4, 0);
        cases().save(List.of(assigned("c1", "luis")));

        assertThat(cases().reserve(read, "marta", AT)).isFalse();
        assertThat(cases().reserve(waiting("unknown", 4, 0), "marta", AT)).isFalse();
    }

    @Test
    void a_promise_can_be_taken_back_unless_the_case_has_moved_on() {
        RoutedCase case1 = waiting("c1", 4, 0);
        cases().save(List.of(case1));
        cases().reserve(case1, "marta", AT);
        cases().release(case1.reserved("luis", AT));
        assertThat(cases().load(List.of("c1"))).containsEntry("c1", case1.reserved("marta", AT));

        cases().release(case1.reserved("marta", AT));
        assertThat(cases().load(List.of("c1"))).containsEntry("c1", case1);

        cases().reserve(case1, "marta", AT);
        cases().save(List.of(assigned("c1", "marta")));
        cases().release(case1.reserved("marta", AT));
        assertThat(cases().load(List.of("c1"))).containsEntry("c1", assigned("c1", "marta"));
    }

    @Test
    void promises_lapse_when_their_time_is_over() {
        RoutedCase early = waiting("c1", 4, 0);
        RoutedCase late = waiting("c2", 4, 0);
        cases().save(List.of(early, late, assigned("c3", "luis")));
        cases().reserve(early, "marta", AT.plusSeconds(10));
        cases().reserve(late, "marta", AT.plusSeconds(20));

        assertThat(cases().releaseLapsed(AT.plusSeconds(9))).isZero();
        assertThat(cases().releaseLapsed(AT.plusSeconds(10))).isEqualTo(1);
        assertThat(cases().load(List.of("c1"))).containsEntry("c1", early);
        assertThat(cases().loads()).isEqualTo(Map.of("marta", 1, "luis", 1));
    }

    @Test
    void load_is_what_is_assigned_and_what_is_promised() {
        RoutedCase promised = waiting("c1", 4, 0);
        RoutedCase resolved = new RoutedCase("c5", "u", 3, 0, Status.DONE, DESK, "luis", 4, AT, null);
        cases().save(List.of(promised, assigned("c2", "marta"), assigned("c3", "luis"), waiting("c4", 4, 0), resolved));
        cases().reserve(promised, "marta", AT);

        assertThat(cases().loads()).isEqualTo(Map.of("marta", 2, "luis", 1));
        assertThat(cases().counts())
                .isEqualTo(Map.of(DESK, Map.of(Status.WAITING, 1, Status.RESERVED, 1, Status.ASSIGNED, 2)));
    }

    @Test
    void cases_wait_by_priority_then_age_each_on_its_queue() {
        RoutedCase elsewhere = new RoutedCase("c9", "u", 1, 0, Status.WAITING, "network", null, 1, AT, null);
        cases().save(List.of(
                waiting("young", 3, 9),
                waiting("urgent", 1, 8),
                waiting("old", 3, 1),
                elsewhere,
                assigned("c8", "luis")));

        assertThat(cases().waiting(DESK, 2)).extracting(RoutedCase::caseId).containsExactly("urgent", "old");
        assertThat(cases().waiting("network", 9)).containsExactly(elsewhere);
        assertThat(cases().ofQueue(DESK, EnumSet.of(Status.WAITING, Status.ASSIGNED), 9))
                .extracting(RoutedCase::caseId)
                .containsExactly("urgent", "old", "young", "c8");
        assertThat(cases().ofQueue(DESK, Set.of(Status.RESERVED), 9)).isEmpty();
    }
}
