package dev.hilo.cases.context.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a user wants to be spoken to.
 *
 * @param languages BCP 47, the preferred first
 * @param channels the preferred first
 * @param noCallsAtWork not to be called during {@code workingHours}
 * @param accessibility needs, in words of the desk
 */
public record Preferences(
        List<String> languages,
        List<ChannelPreference> channels,
        boolean noCallsAtWork,
        @Nullable Hours workingHours,
        List<String> accessibility) {

    public static final Preferences NONE = new Preferences(List.of(), List.of(), false, null, List.of());

    /** A channel, and when it may be used; at any time without {@code hours}. */
    public record ChannelPreference(
            String channel, @Nullable Hours hours) {}

    /**
     * Hours of the week.
     *
     * @param days {@code monday} to {@code sunday}; every day when empty
     * @param from local time such as {@code 09:00}; {@code to} likewise, on the next day when it is before
     * @param zone IANA name
     */
    public record Hours(List<String> days, String from, String to, String zone) {}
}
