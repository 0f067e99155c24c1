package dev.hilo.cases.api.app;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What requests with an {@code Idempotency-Key} were answered, by the hash of who asked and the key. */
public interface Replies {

    /**
     * An answer as it was sent.
     *
     * @param headers those that belong to it, such as {@code Location} and {@code ETag}
     */
    record Reply(
            int status,
            Map<String, String> headers,
            @Nullable String mediaType,
            @Nullable String body) {}

    /** How far a request has come. */
    sealed interface Progress {

        /** It is being worked on, since the entry's time. */
        record Working() implements Progress {}

        record Answered(Reply reply) implements Progress {}

        /** It was answered with more than is kept. */
        record TooLarge() implements Progress {}
    }

    /**
     * One request.
     *
     * @param fingerprint of method, address and body
     * @param at when work began, or when it was answered; in milliseconds, and what two writers compare
     * @param users whose data the answer holds
     */
    record Entry(String id, String fingerprint, Instant at, Progress progress, Set<String> users) {}

    /** Puts the first entry of an id; returns the one that is there when there is one. */
    Optional<Entry> putIfAbsent(Entry entry);

    /** Puts an entry in the place of the one of this time; false when that is not there any more. */
    boolean replace(Entry entry, Instant expected);

    /** Removes the entry of this time, if it is there. */
    void remove(String id, Instant expected);

    /** Removes what holds a user's data. */
    void forget(String userId);

    /** Removes what is older. */
    void removeBefore(Instant time);
}
