package dev.hilo.analytics.cases.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a user's context has been folded, and the channels of their newest interactions: a case may be joined by one
 * of an earlier commit.
 *
 * @param version the last commit folded; 0 before the first
 * @param channels by interaction, the oldest first; those that a machine wrote are left out
 */
public record UserPosition(String userId, long version, Map<String, String> channels) {

    static final int INTERACTIONS_KEPT = 50;

    public UserPosition {
        channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    }

    public static UserPosition unknown(String userId) {
        return new UserPosition(userId, 0, Map.of());
    }

    public Optional<String> channelOf(String interactionId) {
        return Optional.ofNullable(channels.get(interactionId));
    }

    UserPosition heard(CaseFact.InteractionRecorded recorded) {
        if (recorded.automatic()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(channels);
        more.put(recorded.interactionId(), recorded.channel());
        return new UserPosition(userId, version, more);
    }

    /** Done with a commit: its version is the position, and what no later fact can need is let go. */
    UserPosition at(long commit) {
        Map<String, String> newest = new LinkedHashMap<>();
        channels.entrySet().stream()
                .skip(Math.max(0, channels.size() - INTERACTIONS_KEPT))
                .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
        return new UserPosition(userId, commit, newest);
    }
}
