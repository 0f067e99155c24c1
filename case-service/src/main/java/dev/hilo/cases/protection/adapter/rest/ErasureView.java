package dev.hilo.cases.protection.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.protection.app.Erasure;
import dev.hilo.kit.rest.Params;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an erasure goes.
 *
 * @param status {@code requested}, {@code erased} (the log folds nothing more for them), {@code destroyed} (the keys
 *     are gone; topics wait for their readers) or {@code done}
 * @param problem what holds it up; it is tried again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureView(
        String id,
        String userId,
        String status,
        String actor,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable String problem) {

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.userId(),
                Params.word(erasure.state()),
                erasure.actor(),
                erasure.reason(),
                erasure.requestedAt(),
                erasure.finishedAt(),
                erasure.problem());
    }
}
