package dev.hilo.routing.assignment.app;

import static dev.hilo.routing.assignment.model.Cases.AT;
import static dev.hilo.routing.assignment.model.Cases.QUEUES;
import static dev.hilo.routing.assignment.model.Cases.agent;
import static dev.hilo.routing.assignment.model.Cases.commit;
import static dev.hilo.routing.assignment.model.Cases.opened;
import static dev.hilo.routing.assignment.model.Cases.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.routing.assignment.app.GiveOutCases.Round;
import dev.hilo.routing.assignment.model.Assignment;
import dev.hilo.routing.assignment.model.CaseFact;
import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Stand;
import dev.hilo.routing.assignment.model.Status;
import dev.hilo.routing.roster.app.MemoryRoster;
import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GiveOutCasesTest {

    private static final Duration RESERVATION = Duration.ofSeconds(15);

    private final MemoryRoutedCases cases = new MemoryRoutedCases();
    private final MemoryPositions positions = new MemoryPositions();
    private final MemoryRoster roster = new MemoryRoster();
    private final TestClock clock = new TestClock(AT);
    private final List<String> issued = new ArrayList<>();
    private final Commands commands =
            assignments -> assignments.stream().map(GiveOutCasesTest::words).forEach(issued::add);
    private final FoldCommits fold = new FoldCommits(cases, positions);
    private final GiveOutCases giveOut = giveOut(commands);

    @Test
    void two_cases_in_a_row_do_not_both_go_to_the_same_agent_though_nothing_is_confirmed_yet() {
        roster.addIfAbsent(agent("luis", 1));
        roster.addIfAbsent(agent("marta", 1));

        fold.of(List.of(opened("c1")));
        giveOut.run();
        fold.of(List.of(opened("c2")));
        giveOut.run();
        fold.of(List.of(opened("c3")));
        giveOut.run();

        assertThat(issued).containsExactly("c1->luis", "c2->marta");
        assertThat(cases.waiting("service-desk", 9))
                .extracting(RoutedCase::caseId)
                .containsExactly("c3");
    }

    @Test
    void a_case_that_found_nobody_is_given_out_when_capacity_frees() {
        roster.addIfAbsent(agent("marta", 1));
        fold.of(List.of(opened("c1"), opened("c2")));
        giveOut.run();
        fold.of(List.of(commit("u-c1", 2, new CaseFact.CaseAssigned("c1", "service-desk", "marta"))));
        giveOut.run();
        assertThat(issued).containsExactly("c1->marta");

        fold.of(List.of(commit("u-c1", 3, new CaseFact.StandChanged("c1", Stand.OVER))));
        giveOut.run();

        assertThat(issued).containsExactly("c1->marta", "c2->marta");
    }

    @Test
    void a_case_that_found_nobody_is_given_out_when_somebody_comes() {
        roster.addIfAbsent(Agent.newcomer("marta", "Marta", Set.of("service-desk"), Set.of(), 1, Presence.OFFLINE));
        fold.of(List.of(opened("c1")));
        giveOut.run();
        assertThat(issued).isEmpty();

        roster.setPresence("marta", Presence.AVAILABLE);
        giveOut.run();

        assertThat(issued).containsExactly("c1->marta");
    }

    @Test
    void a_reopened_case_counts_again() {
        roster.addIfAbsent(agent("marta", 1));
        fold.of(List.of(
                opened("c1"),
                commit("u-c1", 2, new CaseFact.CaseAssigned("c1", "service-desk", "marta")),
                commit("u-c1", 3, new CaseFact.StandChanged("c1", Stand.OVER)),
                commit("u-c1", 4, new CaseFact.StandChanged("c1", Stand.WORK)),
                opened("c2")));
        giveOut.run();

        assertThat(issued).isEmpty();
    }

    @Test
    void a_promise_that_nobody_confirms_lapses_and_the_case_is_given_out_again() {
        roster.addIfAbsent(agent("marta", 1));
        fold.of(List.of(opened("c1")));
        assertThat(giveOut.run()).isEqualTo(new Round(1, 0));
        clock.pass(RESERVATION.minusMillis(1));
        assertThat(giveOut.run()).isEqualTo(new Round(0, 0));

        clock.pass(Duration.ofMillis(1));
        assertThat(giveOut.run()).isEqualTo(new Round(1, 1));

        assertThat(issued).containsExactly("c1->marta", "c1->marta");
    }

    @Test
    void a_crash_after_the_promise_leaves_no_case_behind() {
        roster.addIfAbsent(agent("marta", 1));
        RoutedCase case1 = waiting("c1", 4, 0);
        cases.save(List.of(case1));
        cases.reserve(case1, "marta", AT.plus(RESERVATION));

        giveOut.repeatPromises();

        assertThat(issued).containsExactly("c1->marta");
        assertThat(giveOut.run()).as("it is promised, not waiting").isEqualTo(new Round(0, 0));
    }

    @Test
    void when_the_command_cannot_be_issued_the_case_waits_on_and_the_failure_is_told() {
        roster.addIfAbsent(agent("marta", 1));
        fold.of(List.of(opened("c1")));
        GiveOutCases brokerAway = giveOut(assignments -> {
            throw new IllegalStateException("broker away");
        });

        assertThatThrownBy(brokerAway::run).hasMessage("broker away");
        giveOut.run();

        assertThat(issued).containsExactly("c1->marta");
    }

    @Test
    void of_two_replicas_that_read_the_same_load_only_one_gives_the_last_place_away() {
        roster.addIfAbsent(agent("marta", 1));
        fold.of(List.of(opened("c1")));
        RoutedCases overtaken = beforeReadingTheWaiting(() -> {
            fold.of(List.of(commit("u-c0", 1, new CaseFact.CaseOpened("c0", "service-desk", 1))));
            assertThat(giveOut.run().assigned()).isEqualTo(1);
        });

        Round round = new GiveOutCases(overtaken, roster, QUEUES, commands, RESERVATION, clock).run();

        assertThat(round.assigned()).isZero();
        assertThat(issued).containsExactly("c0->marta");
        assertThat(cases.loads()).containsEntry("marta", 1);
        assertThat(cases.load(List.of("c1")).values())
                .extracting(RoutedCase::status)
                .containsExactly(Status.WAITING);
    }

    @Test
    void one_busy_queue_does_not_hide_the_cases_of_another() {
        roster.addIfAbsent(agent("ana", 1));
        roster.addIfAbsent(Agent.newcomer("luis", "Luis", Set.of("quiet"), Set.of(), 1, Presence.AVAILABLE));
        for (int i = 0; i < 50; i++) {
            fold.of(List.of(opened("c" + i)));
        }
        fold.of(List.of(commit("u-q", 1, new CaseFact.CaseOpened("q", "quiet", 5))));
        giveOut.run();

        assertThat(issued).contains("q->luis").hasSize(2);
    }

    private GiveOutCases giveOut(Commands commands) {
        return new GiveOutCases(cases, roster, QUEUES, commands, RESERVATION, clock);
    }

    private static String words(Assignment assignment) {
        return assignment.routed().caseId() + "->" + assignment.agent().id();
    }

    /** The same cases, but just before the waiting ones are read for the first time, after the loads, something happens. */
    private RoutedCases beforeReadingTheWaiting(Runnable meanwhile) {
        AtomicBoolean happened = new AtomicBoolean();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("waiting") && happened.compareAndSet(false, true)) {
                meanwhile.run();
            }
            return method.invoke(cases, arguments);
        };
        return (RoutedCases)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {RoutedCases.class}, handler);
    }
}
