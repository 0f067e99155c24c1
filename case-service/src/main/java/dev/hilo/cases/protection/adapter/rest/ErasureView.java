package dev.hilo.cases.protection.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.protection.app.Erasure;
import dev.hilo.kit.rest.Params;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an erasure goes.
 *
 * @param status {@code requested}, {@code erased} (the log folds nothing more for them), {@code destroyed} (the keys
 *     are gone; topics wait for their readers) or {@code done}
 * @param problem what holds it up; it is tried again
 * @param blockers the consumer groups that topics wait for
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
        @Nullable String problem,
        List<BlockerView> blockers) {

    /**
     * A consumer group that has not read what is to be deleted from a topic.
     *
     * @param since when the erasure first found it in the way
     * @param idleSince since when it has had no members; absent while it has some
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BlockerView(
            String topic,
            String group,
            Instant since,
            @Nullable Instant idleSince) {

        static BlockerView of(Erasure.Blocker blocker) {
            return new BlockerView(blocker.topic(), blocker.group(), blocker.since(), blocker.idleSince());
        }
    }

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.userId(),
                Params.word(erasure.state()),
                erasure.actor(),
                erasure.reason(),
                erasure.requestedAt(),
                erasure.finishedAt(),
                erasure.problem(),
                erasure.blockers().stream().map(BlockerView::of).toList());
    }
}
