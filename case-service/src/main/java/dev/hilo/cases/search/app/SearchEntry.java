package dev.hilo.cases.search.app;

import java.time.Instant;
import java.util.Set;

/**
 * One thing that was said about a case, by which it can be found.
 *
 * @param id derived from the commit and the fact's position in it
 * @param userId in whose log it stands
 * @param kind {@code interaction}, {@code message}, {@code note}, {@code resolution} or {@code subject}
 * @param interactionId for one that may be moved to another case; empty else
 * @param excerpt how it begins, for people to recognise it
 */
public record SearchEntry(
        String id,
        String userId,
        String caseId,
        Instant at,
        String kind,
        String interactionId,
        String excerpt,
        Set<String> words) {

    static final int EXCERPT = 200;
    static final int WORDS = 1_000;
}
