package dev.hilo.cases.context.model;

import java.util.List;
import java.util.Locale;
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

        /** As the contract and the API name it: {@code one-time-code}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether somebody vouches for it: whoever writes first on an identity proves nothing. */
        public boolean isVerified() {
            return this != FIRST_CONTACT;
        }

        /** Whether it is proven, by somebody who can, whose person it is. */
        public boolean isProof() {
            return switch (this) {
                case VERIFIED_CLAIM, ONE_TIME_CODE, DIRECTORY -> true;
                case FIRST_CONTACT, VERIFIED_SENDER, AGENT -> false;
            };
        }

        /**
         * Whether an identity that is known thus is known better from now on. An agent's word says nothing new about what a
         * user began with, and only a proof outweighs it.
         */
        public boolean givesWayTo(How next) {
            return switch (this) {
                case FIRST_CONTACT -> next != FIRST_CONTACT && next != AGENT;
                case AGENT -> next.isProof();
                case VERIFIED_SENDER, VERIFIED_CLAIM, ONE_TIME_CODE, DIRECTORY -> false;
            };
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

    /** Whether nothing but an agent's word ties it to its user. */
    public boolean isOnAgentsWord() {
        return how == How.AGENT;
    }

    /** Everybody in whose logs what came on it may stand, but for whose it is. */
    Stream<String> formerUsers() {
        return Stream.concat(earlierUsers.stream(), Stream.ofNullable(formerUser))
                .distinct();
    }
}
