package dev.hilo.cases.context.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a case has come.
 *
 * @param cause of the latest resolution, a short category; {@code resolution} is what the user read
 * @param reopened how often it came back
 * @param score the user's satisfaction, from 1 to 5
 */
public record Progress(
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable String cause,
        @Nullable String resolution,
        int reopened,
        @Nullable Integer score) {

    static Progress openedAt(Instant at) {
        return new Progress(at, at, null, null, null, null, null, 0, null);
    }

    Progress updated(Instant at) {
        return new Progress(openedAt, at, firstResponseAt, resolvedAt, closedAt, cause, resolution, reopened, score);
    }

    Progress answered(Instant at) {
        return firstResponseAt != null
                ? this
                : new Progress(openedAt, updatedAt, at, resolvedAt, closedAt, cause, resolution, reopened, score);
    }

    Progress resolved(String why, String words, Instant at) {
        return new Progress(openedAt, updatedAt, firstResponseAt, at, closedAt, why, words, reopened, score);
    }

    Progress cameBack() {
        return new Progress(openedAt, updatedAt, firstResponseAt, null, null, cause, resolution, reopened + 1, score);
    }

    Progress closed(Instant at) {
        return new Progress(openedAt, updatedAt, firstResponseAt, resolvedAt, at, cause, resolution, reopened, score);
    }

    Progress scored(int next) {
        return new Progress(
                openedAt, updatedAt, firstResponseAt, resolvedAt, closedAt, cause, resolution, reopened, next);
    }

    Progress forgotten() {
        return new Progress(
                openedAt,
                updatedAt,
                firstResponseAt,
                resolvedAt,
                closedAt,
                cause,
                resolution == null ? null : Matter.FORGOTTEN,
                reopened,
                score);
    }
}
