package dev.hilo.cases.search.app;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries by their words: a projection of the log. */
public interface SearchIndex {

    /** The place after a hit. */
    record After(Instant at, String id) {}

    /** @param excerpt how it begins */
    record Hit(String id, String caseId, Instant at, String kind, String excerpt) {}

    /** Adds entries; one that is there already changes nothing but the case it is about. */
    void save(Collection<SearchEntry> entries);

    /** An interaction counts towards another case now. */
    void move(String interactionId, String toCaseId);

    /** The latest first. Of each set of forms one must be among an entry's words. */
    List<Hit> find(List<Set<String>> words, @Nullable After after, int most);

    /** Makes these all the entries of a user's log. Returns how many were missing, other or too many. */
    long replaceAll(String userId, Collection<SearchEntry> entries);

    /** Forgets what stands in the logs of these users. */
    void forget(Collection<String> userIds);

    /** Forgets what was said about a case. */
    void forgetCase(String caseId);
}
