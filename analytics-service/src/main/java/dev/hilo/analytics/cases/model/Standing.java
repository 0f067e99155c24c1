package dev.hilo.analytics.cases.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a case stands: what only the latest word on it decides.
 *
 * @param priority from 1, critical, to 5
 * @param major it stands for a disturbance of many people
 * @param resolvedAt absent while it is open, also after it came back
 * @param cause of its latest resolution
 * @param score how satisfied the user is, from 1 to 5
 * @param mergedInto the case that goes on for it
 */
public record Standing(
        Status status,
        String queue,
        int priority,
        boolean major,
        @Nullable Instant resolvedAt,
        @Nullable String cause,
        @Nullable Integer score,
        @Nullable String mergedInto) {

    static Standing opened(String queue, int priority) {
        return new Standing(Status.OPEN, queue, priority, false, null, null, null, null);
    }

    Standing resolved(Instant at, String why) {
        return new Standing(Status.RESOLVED, queue, priority, major, at, why, score, mergedInto);
    }

    Standing reopened() {
        return new Standing(Status.OPEN, queue, priority, major, null, cause, score, mergedInto);
    }

    Standing at(Status next) {
        return new Standing(next, queue, priority, major, resolvedAt, cause, score, mergedInto);
    }

    Standing merged(String into) {
        return new Standing(Status.CLOSED, queue, priority, major, resolvedAt, cause, score, into);
    }

    Standing scored(int next) {
        return new Standing(status, queue, priority, major, resolvedAt, cause, next, mergedInto);
    }

    Standing handled(CaseFact.HandlingChanged change) {
        return new Standing(
                status,
                change.queue() == null ? queue : change.queue(),
                change.priority() == null ? priority : change.priority(),
                change.major() == null ? major : change.major(),
                resolvedAt,
                cause,
                score,
                mergedInto);
    }
}
