package dev.hilo.cases.rebuild.app;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a rebuild stands.
 *
 * @param runner which replica is at it
 * @param heartbeat when it was last heard of; {@code RUNNING} without news for a minute means that its replica is gone
 * @param commits folded so far, of about {@code expected}
 * @param mended documents that were other than they should have been, by projection
 * @param error why it failed
 */
public record RebuildState(
        Status status,
        String runner,
        Instant startedAt,
        Instant heartbeat,
        @Nullable Instant finishedAt,
        long users,
        long commits,
        long expected,
        Map<String, Long> mended,
        @Nullable String error) {

    /** How it goes. */
    public enum Status {
        RUNNING,
        DONE,
        FAILED
    }

    static RebuildState started(String runner, Instant at, long expected) {
        return new RebuildState(Status.RUNNING, runner, at, at, null, 0, 0, expected, Map.of(), null);
    }

    RebuildState at(Instant now, long usersDone, long commitsDone, Map<String, Long> mendedSoFar) {
        return new RebuildState(
                status,
                runner,
                startedAt,
                now,
                null,
                usersDone,
                commitsDone,
                Math.max(expected, commitsDone),
                Map.copyOf(mendedSoFar),
                null);
    }

    RebuildState done(Instant now) {
        return new RebuildState(Status.DONE, runner, startedAt, now, now, users, commits, commits, mended, null);
    }

    RebuildState failed(Instant now, String why) {
        return new RebuildState(Status.FAILED, runner, startedAt, now, now, users, commits, expected, mended, why);
    }
}
