package dev.hilo.routing.roster.adapter;

import dev.hilo.contracts.PresenceNoted;
import dev.hilo.kit.PresenceStream;
import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.model.Agent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;

/** Tells everybody whether somebody of the desk is at work, as agents say of themselves. */
@ApplicationScoped
class DeskPresence {

    private final Roster roster;
    private final PresenceStream stream;
    private final Clock clock;

    DeskPresence(Roster roster, PresenceStream stream, Clock clock) {
        this.roster = roster;
        this.stream = stream;
        this.clock = clock;
    }

    /** As often as {@link PresenceNoted#REPEATED}. Of an empty desk nothing is said: what was said before lapses. */
    @Scheduled(every = "15s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        if (isAtWork(roster.all())) {
            stream.note(PresenceNoted.ofDesk(PresenceNoted.State.HERE, clock.instant()));
        }
    }

    void onRoster(@Observes RosterChanged change) {
        PresenceNoted.State state = isAtWork(roster.all()) ? PresenceNoted.State.HERE : PresenceNoted.State.GONE;
        stream.note(PresenceNoted.ofDesk(state, clock.instant()));
    }

    private static boolean isAtWork(List<Agent> agents) {
        return agents.stream().anyMatch(Agent::isAtWork);
    }
}
