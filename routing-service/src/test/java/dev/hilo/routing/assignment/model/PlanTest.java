package dev.hilo.routing.assignment.model;

import static dev.hilo.routing.assignment.model.Cases.AT;
import static dev.hilo.routing.assignment.model.Cases.DESK;
import static dev.hilo.routing.assignment.model.Cases.QUEUES;
import static dev.hilo.routing.assignment.model.Cases.agent;
import static dev.hilo.routing.assignment.model.Cases.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void a_case_goes_to_the_agent_with_most_free_capacity() {
        assertThat(plan(
                        List.of(waiting("c1", 4, 0)),
                        new Workload(agent("ana", 2), 0),
                        new Workload(agent("luis", 9), 8),
                        new Workload(agent("marta", 5), 2)))
                .containsExactly("c1->marta");
    }

    @Test
    void each_case_given_counts_towards_the_next_decision() {
        assertThat(plan(
                        List.of(waiting("c1", 4, 1), waiting("c2", 4, 2), waiting("c3", 4, 3), waiting("c4", 4, 4)),
                        new Workload(agent("luis", 2), 0),
                        new Workload(agent("marta", 3), 0)))
                .containsExactly("c1->marta", "c2->luis", "c3->marta", "c4->luis");
    }

    @Test
    void among_equals_the_one_who_waited_longest_is_next_and_then_the_id_decides() {
        Agent justNow = agent("ana", 2).assigned(AT);
        Agent longAgo = agent("luis", 2).assigned(AT.minusSeconds(60));

        assertThat(plan(List.of(waiting("c1", 4, 0)), new Workload(justNow, 1), new Workload(longAgo, 1)))
                .containsExactly("c1->luis");
        assertThat(plan(
                        List.of(waiting("c1", 4, 0)),
                        new Workload(longAgo, 1),
                        new Workload(agent("marta", 1), 0),
                        new Workload(agent("berta", 1), 0)))
                .containsExactly("c1->berta");
    }

    @Test
    void the_most_urgent_case_goes_first_and_then_the_oldest() {
        assertThat(plan(
                        List.of(
                                waiting("young", 3, 9),
                                waiting("urgent", 1, 8),
                                waiting("old", 3, 1),
                                waiting("minor", 5, 0)),
                        new Workload(agent("marta", 3), 0)))
                .containsExactly("urgent->marta", "old->marta", "young->marta");
    }

    @Test
    void nobody_is_given_more_than_their_capacity_and_the_rest_waits() {
        assertThat(plan(
                        List.of(waiting("c1", 4, 1), waiting("c2", 4, 2)),
                        new Workload(agent("marta", 3), 2),
                        new Workload(agent("luis", 1), 4),
                        new Workload(agent("idle", 0), 0)))
                .containsExactly("c1->marta");
    }

    @Test
    void only_those_who_are_present_take_new_cases() {
        Agent away = Agent.newcomer("ana", "Ana", Set.of(DESK), Set.of(), 9, Presence.AWAY);
        Agent offline = Agent.newcomer("luis", "Luis", Set.of(DESK), Set.of(), 9, Presence.OFFLINE);

        assertThat(plan(List.of(waiting("c1", 4, 0)), new Workload(away, 0), new Workload(offline, 0)))
                .isEmpty();
    }

    @Test
    void an_agent_must_serve_the_queue_and_have_its_skills() {
        RoutedCase vpn = new RoutedCase("c1", "u", 1, 0, Status.WAITING, "network", null, 4, AT, null);
        Agent elsewhere = agent("ana", 9);
        Agent unskilled = Agent.newcomer("luis", "Luis", Set.of("network"), Set.of(), 9, Presence.AVAILABLE);
        Agent skilled = Agent.newcomer("marta", "Marta", Set.of("network"), Set.of("vpn"), 1, Presence.AVAILABLE);

        assertThat(plan(
                        List.of(vpn, waiting("c2", 4, 0)),
                        new Workload(elsewhere, 0),
                        new Workload(unskilled, 0),
                        new Workload(skilled, 0)))
                .containsExactlyInAnyOrder("c1->marta", "c2->ana");
    }

    private static List<String> plan(List<RoutedCase> waiting, Workload... workloads) {
        return Plan.of(waiting, List.of(workloads), name -> QUEUES.named(name).orElseThrow(), AT).stream()
                .map(assignment ->
                        assignment.routed().caseId() + "->" + assignment.agent().id())
                .toList();
    }
}
