package dev.hilo.cases.context.model;

import org.jspecify.annotations.Nullable;

/** A channel identity of a user. {@code formerUser} is whose it was before, where it moved. */
public record LinkedIdentity(
        String identity, String channel, How how, @Nullable String formerUser) {

    /** Why an identity belongs to a user. */
    public enum How {
        FIRST_CONTACT,
        VERIFIED_CLAIM,
        ONE_TIME_CODE,
        DIRECTORY,
        AGENT;

        /** Whether somebody vouches for it: whoever writes first on an identity proves nothing. */
        public boolean isVerified() {
            return this != FIRST_CONTACT;
        }
    }
}
