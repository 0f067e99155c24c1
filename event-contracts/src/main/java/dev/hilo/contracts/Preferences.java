package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a user wants to be spoken to.
 *
 * @param languages BCP 47, the preferred first
 * @param channels the preferred first; a channel that is not named is used only where the user writes on it
 * @param noCallsAtWork do not call during {@code workingHours}
 * @param workingHours when the user is at work
 * @param accessibility needs, in words of the desk: {@code screen-reader}, {@code plain-language}, {@code no-voice}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preferences(
        List<String> languages,
        List<ChannelPreference> channels,
        boolean noCallsAtWork,
        @Nullable Hours workingHours,
        @Personal List<String> accessibility) {

    public Preferences {
        languages = Require.listOrEmpty(languages);
        channels = Require.listOrEmpty(channels);
        accessibility = Require.listOrEmpty(accessibility);
    }

    /** A channel, and when it may be used; at any time when {@code hours} is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChannelPreference(
            String channel, @Nullable Hours hours) {
        public ChannelPreference {
            Require.text(channel, "channels[].channel");
        }
    }

    /**
     * Hours of the week.
     *
     * @param days {@code monday} to {@code sunday}; every day when empty
     * @param from local time, {@code 09:00}
     * @param to local time, {@code 18:00}; before {@code from} it is on the next day
     * @param zone IANA name: {@code Europe/Madrid}
     */
    public record Hours(List<String> days, String from, String to, String zone) {
        public Hours {
            days = Require.listOrEmpty(days);
            Require.text(from, "hours.from");
            Require.text(to, "hours.to");
            Require.text(zone, "hours.zone");
        }
    }
}
