package dev.hilo.routing.assignment.model;

import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import dev.hilo.routing.roster.model.Queue;
import dev.hilo.routing.roster.model.Queues;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Cases, commits and agents for tests. */
public final class Cases {

    public static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    public static final String DESK = "service-desk";
    public static final Queues QUEUES = Queues.of(
            List.of(new Queue(DESK, "Service desk", Set.of()), new Queue("network", "Network", Set.of("vpn"))));

    private Cases() {}

    public static RoutedCase waiting(String caseId, int priority, int second) {
        return new RoutedCase(
                caseId, "u-" + caseId, 1, 0, Status.WAITING, DESK, null, priority, AT.plusSeconds(second), null);
    }

    public static RoutedCase assigned(String caseId, String agentId) {
        return new RoutedCase(caseId, "u-" + caseId, 2, 0, Status.ASSIGNED, DESK, agentId, 4, AT, null);
    }

    public static Agent agent(String id, int capacity) {
        return Agent.newcomer(id, id, Set.of(DESK), Set.of(), capacity, Presence.AVAILABLE);
    }

    public static Commit opened(String caseId) {
        return commit("u-" + caseId, 1, new CaseFact.CaseOpened(caseId, DESK, 4));
    }

    public static Commit commit(String userId, long version, CaseFact... facts) {
        return new Commit(userId, version, AT.plusSeconds(version), List.of(facts), false);
    }
}
