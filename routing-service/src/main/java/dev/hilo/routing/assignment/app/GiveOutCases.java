package dev.hilo.routing.assignment.app;

import dev.hilo.routing.assignment.model.Assignment;
import dev.hilo.routing.assignment.model.Plan;
import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Workload;
import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Queue;
import dev.hilo.routing.roster.model.Queues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Gives waiting cases to agents. Each case is promised to its agent before the command goes out, so that the load is
 * right although the context has not said anything yet; a promise that the context does not confirm lapses.
 *
 * <p>Several replicas may do so at once. A case goes to whoever reserves it first. An agent's turns tell that somebody
 * else gave them a case after their load was read: the loser takes its promise back and reads again, so capacity holds.
 */
public final class GiveOutCases {

    private static final int TRIES = 10;

    private final RoutedCases cases;
    private final Roster roster;
    private final Queues queues;
    private final Commands commands;
    private final Duration reservation;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /** @param reservation how long a promise lasts without confirmation */
    public GiveOutCases(
            RoutedCases cases, Roster roster, Queues queues, Commands commands, Duration reservation, Clock clock) {
        this.cases = cases;
        this.roster = roster;
        this.queues = queues;
        this.commands = commands;
        this.reservation = reservation;
        this.clock = clock;
    }

    /** What a round did. */
    public record Round(int assigned, long lapsed) {}

    /** Gives out what can be given out now. */
    public Round run() {
        oneAtATime.lock();
        try {
            long lapsed = cases.releaseLapsed(clock.instant());
            int assigned = 0;
            for (int attempt = 0; attempt < TRIES; attempt++) {
                List<Assignment> plan = plan();
                int carriedOut = carryOut(plan);
                assigned += carriedOut;
                if (carriedOut == plan.size()) {
                    break;
                }
            }
            return new Round(assigned, lapsed);
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Issues the commands of all standing promises once more: a crash may have kept one from going out. */
    public void repeatPromises() {
        Map<String, Agent> agents =
                roster.all().stream().collect(Collectors.toUnmodifiableMap(Agent::id, agent -> agent));
        List<Assignment> standing = new ArrayList<>();
        for (RoutedCase reserved : cases.reserved()) {
            Agent agent = agents.get(reserved.agentId());
            if (agent != null) {
                standing.add(new Assignment(reserved, agent));
            }
        }
        if (!standing.isEmpty()) {
            commands.assign(standing);
        }
    }

    /** Reads agents before loads: a turn taken in between is then seen when our own is taken. */
    private List<Assignment> plan() {
        List<Agent> agents = roster.all();
        Map<String, Integer> loads = cases.loads();
        List<Workload> withRoom = agents.stream()
                .map(agent -> new Workload(agent, loads.getOrDefault(agent.id(), 0)))
                .filter(Workload::hasRoom)
                .toList();
        Map<String, Integer> roomByQueue = new TreeMap<>();
        withRoom.forEach(workload ->
                workload.agent().queues().forEach(queue -> roomByQueue.merge(queue, workload.free(), Integer::sum)));
        List<RoutedCase> waiting = new ArrayList<>();
        roomByQueue.forEach((queue, room) -> waiting.addAll(cases.waiting(queue, room)));
        return Plan.of(waiting, withRoom, this::queue, clock.instant());
    }

    /** A queue that agents name but nobody configured asks for no skills. */
    private Queue queue(String name) {
        return queues.named(name).orElseGet(() -> new Queue(name, name, Set.of()));
    }

    /** Carries out a plan up to the first step that somebody else was faster with; tells how many steps. */
    private int carryOut(List<Assignment> plan) {
        List<Assignment> promised = new ArrayList<>();
        for (Assignment assignment : plan) {
            Agent agent = assignment.agent();
            Instant now = clock.instant().plusNanos(promised.size());
            Instant until = now.plus(reservation);
            if (!cases.reserve(assignment.routed(), agent.id(), until)) {
                break;
            }
            RoutedCase reserved = assignment.routed().reserved(agent.id(), until);
            if (!roster.takeTurn(agent, now)) {
                cases.release(reserved);
                break;
            }
            promised.add(new Assignment(reserved, agent));
        }
        issue(promised);
        return promised.size();
    }

    private void issue(List<Assignment> promised) {
        if (promised.isEmpty()) {
            return;
        }
        try {
            commands.assign(promised);
        } catch (RuntimeException e) {
            promised.forEach(assignment -> cases.release(assignment.routed()));
            throw e;
        }
    }
}
