package dev.hilo.notification.telling.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be spoken to.
 *
 * @param languages BCP 47, the preferred first
 * @param channels the preferred first
 * @param noCallsAtWork do not call during {@code workingHours}
 */
public record Preferences(
        List<String> languages,
        List<Way> channels,
        boolean noCallsAtWork,
        @Nullable Hours workingHours) {

    public static final Preferences NONE = new Preferences(List.of(), List.of(), false, null);

    /** A channel, and when it may be used; at any time when {@code hours} is absent. */
    public record Way(String channel, @Nullable Hours hours) {

        boolean isOpen(Instant at) {
            return hours == null || hours.include(at);
        }
    }

    public Preferences {
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
    }

    boolean forbidCalls(Instant at) {
        return noCallsAtWork && (workingHours == null || workingHours.include(at));
    }
}
