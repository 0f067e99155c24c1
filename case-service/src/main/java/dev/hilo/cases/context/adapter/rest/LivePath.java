package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.SecondHalves;
import dev.hilo.cases.context.model.History;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The way of a person through the logs: on to who goes on for them where they are merged, and back where that was undone.
 * It is written in the logs alone, so whoever walks it, and from wherever, walks the same.
 */
@ApplicationScoped
class LivePath {

    private final PublishedLog published;
    private final Links links;

    LivePath(PublishedLog published, Links links) {
        this.published = published;
        this.links = links;
    }

    /** How far somebody has read: the last version of a log. Written {@code 7} in the user's own log, else {@code user:7}. */
    record Place(String logOf, long version) {

        String id(String userId) {
            return logOf.equals(userId) ? Long.toString(version) : logOf + ":" + version;
        }

        /** Empty when the text is no place. */
        static Optional<Place> parse(String text, String userId) {
            int colon = text.lastIndexOf(':');
            String version = text.substring(colon + 1);
            return version.matches("\\d{1,18}")
                    ? Optional.of(new Place(colon < 0 ? userId : text.substring(0, colon), Long.parseLong(version)))
                    : Optional.empty();
        }
    }

    /** The commit at a place; none at the beginning of a log, or beyond its end. */
    Optional<ContextCommitted> at(Place place) {
        return published.between(place.logOf(), place.version(), place.version()).stream()
                .findFirst();
    }

    /** Whether a user's way may lead to another log after a commit. */
    static boolean leads(ContextCommitted commit, String userId) {
        return commit.facts().stream().anyMatch(fact -> leads(fact, userId));
    }

    private static boolean leads(ContextFact fact, String userId) {
        return fact instanceof ContextFact.UserMergedInto
                || fact instanceof ContextFact.MergeUndone undone
                        && undone.state().members().stream()
                                .anyMatch(member -> member.memberId().equals(userId));
    }

    /** Where a user's way goes on in another log; empty where it goes on in this one, or nowhere yet. */
    Optional<Place> onwards(ContextCommitted commit, String userId) {
        return commit.facts().stream()
                .filter(fact -> leads(fact, userId))
                .reduce((earlier, later) -> later)
                .flatMap(fact -> switch (fact) {
                    case ContextFact.UserMergedInto into -> arrival(into, userId);
                    case ContextFact.MergeUndone undone -> restoration(undone);
                    default -> Optional.empty();
                });
    }

    /** The merge's second half is in the log of who went on then; it is made now where it is missing. */
    private Optional<Place> arrival(ContextFact.UserMergedInto into, String userId) {
        var current = links.current(userId);
        Set<String> logs = new HashSet<>(List.of(into.intoUserId(), current.userId()));
        History.of(current).ranges().forEach(range -> logs.add(range.userId()));
        return before(
                logs,
                SecondHalves.causeOfMerge(into.mergeId()),
                fact -> fact instanceof ContextFact.UserMerged merged
                        && merged.mergeId().equals(into.mergeId()));
    }

    private Optional<Place> restoration(ContextFact.MergeUndone undone) {
        links.current(undone.restoredUserId());
        return before(
                List.of(undone.restoredUserId()),
                SecondHalves.causeOfRestoring(undone.mergeId()),
                ContextFact.UserRestored.class::isInstance);
    }

    private Optional<Place> before(Collection<String> logs, String cause, Predicate<ContextFact> second) {
        return published.withCauses(logs, List.of(cause)).stream()
                .filter(commit -> commit.facts().stream().anyMatch(second))
                .map(commit -> new Place(commit.userId(), commit.version() - 1))
                .findFirst();
    }
}
