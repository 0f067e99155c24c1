package dev.hilo.cases.context.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a case, and how soon.
 *
 * @param major it stands for a disturbance of many people
 * @param until when it is to be looked at again, while it waits
 */
public record Handling(
        Priority priority,
        String queue,
        @Nullable Agent agent,
        boolean major,
        @Nullable Instant until) {

    static Handling of(CaseFact.CaseOpened fact) {
        return new Handling(fact.priority(), fact.queue(), null, false, null);
    }

    Handling assigned(String toQueue, Agent to) {
        return new Handling(priority, toQueue, to, major, until);
    }

    Handling queued(String toQueue) {
        return new Handling(priority, toQueue, null, major, until);
    }

    Handling prioritised(Priority next) {
        return new Handling(next, queue, agent, major, until);
    }

    Handling major(boolean next) {
        return new Handling(priority, queue, agent, next, until);
    }

    Handling until(@Nullable Instant next) {
        return new Handling(priority, queue, agent, major, next);
    }
}
