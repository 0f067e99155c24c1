package dev.hilo.cases.api.app;

import java.util.Optional;
import java.util.Set;

/** Which cases the caller may see and work on. */
public interface CaseAccess {

    /** The queues whose cases they may see; empty when they may see all. */
    Optional<Set<String>> queues();

    /** Whether they may see a case of this queue; one they may not see is not there for them. */
    default boolean sees(String queue) {
        return queues().map(allowed -> allowed.contains(queue)).orElse(true);
    }
}
