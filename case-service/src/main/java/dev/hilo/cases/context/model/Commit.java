package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One atomic step of one user's context.
 *
 * @param version follows the version before it without a gap
 * @param causes ids of what led to it, each in one commit of a user only
 * @param traceparent the trace it goes on in, where there is one
 */
public record Commit(
        String userId,
        long version,
        List<String> causes,
        Instant at,
        List<Fact> facts,
        @Nullable String traceparent) {}
