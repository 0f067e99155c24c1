package dev.hilo.contracts;

import java.time.Instant;
import java.util.List;

/**
 * One atomic step of one user's context; the only event on {@code hilo.contexts}.
 *
 * @param userId the user; also the Kafka key
 * @param version counts the commits of this user from 1 without gaps; a consumer skips what it has seen
 * @param causes ids of the interactions or commands that led to it; each appears in one commit of a user only
 * @param at when it was committed, UTC
 * @param facts what it states, in order
 */
public record ContextCommitted(String userId, long version, List<String> causes, Instant at, List<ContextFact> facts) {

    public ContextCommitted {
        Require.text(userId, "userId");
        Require.positive(version, "version");
        causes = Require.notEmpty(causes, "causes");
        Require.present(at, "at");
        facts = Require.notEmpty(facts, "facts");
    }

    /** The CloudEvents id: user and version. */
    public String eventId() {
        return userId + "/" + version;
    }
}
