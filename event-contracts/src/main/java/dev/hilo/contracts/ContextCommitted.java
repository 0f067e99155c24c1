package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One atomic step of one user's context; the only event on {@code hilo.contexts}.
 *
 * @param userId the user; also the Kafka key
 * @param version counts the commits of this user from 1 without gaps; a consumer skips what it has seen
 * @param causes ids of the interactions or commands that led to it; each appears in one commit of a user only
 * @param at when it was committed, UTC
 * @param facts what it states, in order
 * @param sealed what is personal in the facts, encrypted, by {@link Scope#name()}; empty when all of it stands in
 *     the facts themselves. As long as a scope is here, the facts have placeholders for it
 */
public record ContextCommitted(
        String userId,
        long version,
        List<String> causes,
        Instant at,
        List<ContextFact> facts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> sealed) {

    public ContextCommitted {
        Require.text(userId, "userId");
        Require.positive(version, "version");
        causes = Require.notEmpty(causes, "causes");
        Require.present(at, "at");
        facts = Require.notEmpty(facts, "facts");
        sealed = ordered(sealed);
    }

    /** A commit of which nothing is sealed. */
    public ContextCommitted(String userId, long version, List<String> causes, Instant at, List<ContextFact> facts) {
        this(userId, version, causes, at, facts, Map.of());
    }

    /** The CloudEvents id: user and version. */
    public String eventId() {
        return userId + "/" + version;
    }

    /**
     * For whoever projects commits: to pass over a fact would leave the projection wrong for good.
     *
     * @throws NewerVersion when a fact is of a newer version
     */
    public void requireKnownFacts() {
        for (ContextFact fact : facts) {
            if (fact instanceof ContextFact.Unknown unknown) {
                throw new NewerVersion("fact " + unknown.fact());
            }
        }
    }

    private static Map<String, String> ordered(@Nullable Map<String, String> sealed) {
        if (sealed == null || sealed.isEmpty()) {
            return Map.of();
        }
        sealed.forEach((scope, text) -> Require.text(text, "sealed." + scope));
        return Collections.unmodifiableMap(new TreeMap<>(sealed));
    }
}
