package dev.hilo.cases.webhooks.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a webhook may be told of.
 *
 * @param eventId the same for the same fact, for every webhook and at every attempt
 * @param type kind of the fact; {@link #PING} for a try
 * @param userId whose context it is about; null for a try
 * @param fact position of the fact in its commit, from 0
 * @param lane what keeps its order: a case, or the user where it is about no case
 * @param at when it was committed
 */
public record Occurrence(
        String eventId,
        String type,
        @Nullable String userId,
        long version,
        int fact,
        @Nullable String caseId,
        String lane,
        Instant at) {

    public static final String PING = "ping";

    public static Occurrence of(
            String type, String userId, long version, int fact, @Nullable String caseId, Instant at) {
        String eventId = userId + "_" + version + "_" + fact;
        return new Occurrence(
                eventId, type, userId, version, fact, caseId, caseId == null ? "user:" + userId : caseId, at);
    }

    public static Occurrence ping(String id, Instant at) {
        return new Occurrence("ping_" + id, PING, null, 0, 0, null, PING, at);
    }
}
