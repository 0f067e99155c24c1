package dev.hilo.cases.context.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A channel identity of a user.
 *
 * @param formerUser whose it was before, where it moved
 * @param earlierUsers in whose logs what came on it may stand besides
 */
public record LinkedIdentity(
        String identity, String channel, How how, @Nullable String formerUser, List<String> earlierUsers) {

    private static final String MAIL = "mailto";
    private static final String TELEPHONE = "tel";

    /** Why an identity belongs to a user. */
    public enum How {
        FIRST_CONTACT,
        VERIFIED_SENDER,
        VERIFIED_CLAIM,
        ONE_TIME_CODE,
        DIRECTORY,
        AGENT;

        /** Whether somebody vouches for it: whoever writes first on an identity proves nothing. */
        public boolean isVerified() {
            return this != FIRST_CONTACT;
        }
    }

    /** Whether an identity is an address that a person keeps, not a session or an account's number on one channel. */
    public static boolean isAddress(String identity) {
        return identity.startsWith(MAIL + ":") || identity.startsWith(TELEPHONE + ":");
    }

    /** Where people are reached by an identity, when nobody has written on it: by its scheme. */
    public static String channelOf(String identity) {
        String scheme = identity.substring(0, identity.indexOf(':'));
        return switch (scheme) {
            case MAIL -> "email";
            case TELEPHONE -> "voice";
            default -> scheme;
        };
    }

    /** Everybody in whose logs what came on it may stand, but for whose it is. */
    Stream<String> formerUsers() {
        return Stream.concat(earlierUsers.stream(), Stream.ofNullable(formerUser))
                .distinct();
    }
}
