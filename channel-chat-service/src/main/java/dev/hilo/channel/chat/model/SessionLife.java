package dev.hilo.channel.chat.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions last.
 *
 * @param idle unused for so long, a session is over
 * @param signedInIdle unused for so long, the session of a visitor who signed in is opened by their token only
 * @param longest a session is over so long after it was opened, however much it is used
 */
public record SessionLife(Duration idle, Duration signedInIdle, Duration longest) {

    public SessionLife {
        if (!idle.isPositive() || !signedInIdle.isPositive() || !longest.isPositive()) {
            throw new IllegalArgumentException("how long a chat session lasts must be more than nothing");
        }
    }

    /** Whether nobody can come back to it any more. */
    public boolean isOver(ChatSession session, Instant now) {
        return session.secretHash() == null
                || !session.usedAt().plus(idle).isAfter(now)
                || !session.openedAt().plus(longest).isAfter(now);
    }

    /** Whether its secret, without a token, opens it. */
    public boolean isOpenedBySecret(ChatSession session, Instant now) {
        return !isOver(session, now)
                && (!session.visitor().isSignedIn()
                        || session.usedAt().plus(signedInIdle).isAfter(now));
    }
}
