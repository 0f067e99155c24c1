package dev.hilo.cases.rebuild.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit as it lies in the log and on the topic, sealed.
 *
 * @param payload the event, the same in both to the byte
 */
public record CommitRecord(
        String userId,
        long version,
        List<String> causes,
        String at,
        String payload,
        @Nullable String traceparent) {

    /** Names it in both. */
    public String id() {
        return userId + "/" + version;
    }
}
