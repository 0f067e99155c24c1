package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A passing sign that somebody is there or writes. Worth nothing once it is over: it is kept for minutes, stands in no log,
 * and whoever missed it hears the next one. Who is there says so again every {@link #REPEATED}.
 *
 * @param side who shows it
 * @param identity the channel identity whose conversation it is about, on either side; null where it is the desk as a
 *     whole that is there or gone
 * @param at UTC
 * @param until when it no longer holds, unless it is said again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PresenceNoted(Side side, @Nullable String identity, State state, Instant at, Instant until)
        implements Limits.Limited {

    /** How often somebody who is there says so. */
    public static final Duration REPEATED = Duration.ofSeconds(15);

    /** The key of what concerns no single identity. */
    public static final String WHOLE_DESK = "desk";

    private static final Duration HERE_FOR = Duration.ofSeconds(45);
    private static final Duration TYPING_FOR = Duration.ofSeconds(6);

    public PresenceNoted {
        Require.present(side, "side");
        Require.present(state, "state");
        if (side != Side.DESK || state != State.HERE && state != State.GONE) {
            Require.text(identity, "identity");
        }
        Require.present(at, "at");
        Require.present(until, "until");
    }

    @Override
    public void checkLimits() {
        Limits.text(identity, Limits.IDENTITY, "identity");
        Limits.time(at, "at");
        Limits.time(until, "until");
    }

    /** The person who asks for help. */
    public static PresenceNoted ofUser(String identity, State state, Instant at) {
        return new PresenceNoted(Side.USER, identity, state, at, at.plus(holds(state)));
    }

    /** Anybody of the desk. */
    public static PresenceNoted ofDesk(State state, Instant at) {
        return new PresenceNoted(Side.DESK, null, state, at, at.plus(holds(state)));
    }

    /** Somebody of the desk writes to an identity. */
    public static PresenceNoted typingTo(String identity, Instant at) {
        return new PresenceNoted(Side.DESK, identity, State.TYPING, at, at.plus(TYPING_FOR));
    }

    private static Duration holds(State state) {
        return switch (state) {
            case HERE -> HERE_FOR;
            case TYPING -> TYPING_FOR;
            case GONE, OTHER -> Duration.ZERO;
        };
    }

    /** The Kafka key: the identity, or {@value #WHOLE_DESK}. */
    public String key() {
        return identity == null ? WHOLE_DESK : identity;
    }

    /** The CloudEvents id: {@code side/key/state/at}. */
    public String eventId() {
        return side.word() + "/" + key() + "/" + state.word() + "/" + at.toEpochMilli();
    }

    public enum Side {
        /** Who asks for help. */
        @JsonProperty("user")
        USER,
        /** Who helps. */
        @JsonProperty("desk")
        DESK,
        /** Some other side, named by a newer version of the contract. */
        @JsonEnumDefaultValue
        @JsonProperty("other")
        OTHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum State {
        /** They can read what is written now. */
        @JsonProperty("here")
        HERE,
        /** They are writing just now. */
        @JsonProperty("typing")
        TYPING,
        /** They have left. */
        @JsonProperty("gone")
        GONE,
        /** Some other state, named by a newer version of the contract. */
        @JsonEnumDefaultValue
        @JsonProperty("other")
        OTHER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
