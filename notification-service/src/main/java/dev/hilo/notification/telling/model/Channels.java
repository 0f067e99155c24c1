package dev.hilo.notification.telling.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the platform's channels can do for the desk's words.
 *
 * @param delivering channels that somebody serves: what is asked of them arrives
 * @param readInPlace channels whose users read the conversation where they write, so that nothing needs to be delivered
 * @param acknowledgementsAnHour how many an address gets at the most: two machines that answer each other come to an end
 */
public record Channels(Set<String> delivering, Set<String> readInPlace, int acknowledgementsAnHour) {

    static final String MAIL = "email";
    static final String VOICE = "voice";

    public Channels {
        delivering = Set.copyOf(delivering);
        readInPlace = Set.copyOf(readInPlace);
        if (acknowledgementsAnHour < 0) {
            throw new IllegalArgumentException(
                    "hilo.notification.acknowledgements-an-hour must be 0 or more, not " + acknowledgementsAnHour);
        }
    }

    boolean deliver(String channel) {
        return delivering.contains(channel);
    }

    boolean areReadInPlace(String channel) {
        return readInPlace.contains(channel);
    }

    /** Whether a message to the identity can go by this channel. */
    boolean carry(String channel, String identity, String linkedOn) {
        return deliver(channel) && ways(identity, linkedOn).contains(channel);
    }

    /**
     * The channel by which an identity is written to: the one it was linked on, else the one for its kind. Whoever gave
     * their address on the portal is written to by mail. Empty when nobody serves any of them.
     */
    Optional<String> to(String identity, String linkedOn) {
        return ways(identity, linkedOn).stream().filter(this::deliver).min(Comparator.comparing(VOICE::equals));
    }

    private static List<String> ways(String identity, String linkedOn) {
        String scheme = identity.substring(0, Math.max(0, identity.indexOf(':')));
        String usual = switch (scheme) {
            case "mailto" -> MAIL;
            case "tel" -> "sms";
            case "hook" -> "webhook";
            default -> scheme;
        };
        return List.of(linkedOn, usual);
    }
}
