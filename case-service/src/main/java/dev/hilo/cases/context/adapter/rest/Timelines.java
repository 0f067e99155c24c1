package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.adapter.rest.TimelinePage.Place;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.History;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Params;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pages of users' timelines, read from the logs as they were published: the user's own, and those in which more of their
 * history lies since users were merged or came apart. A page costs a look at known ids in each of these logs, however long
 * they are.
 */
@ApplicationScoped
public class Timelines {

    private static final Comparator<ContextCommitted> IN_TIME = Comparator.comparing(ContextCommitted::at)
            .thenComparing(ContextCommitted::userId)
            .thenComparing(ContextCommitted::version);

    private final PublishedLog published;

    public Timelines(PublishedLog published) {
        this.published = published;
    }

    /**
     * A page of the entries that are seen by who asks. Without a cursor the latest; what a cursor leads to may be still
     * to come.
     */
    public TimelinePage page(Context context, @Nullable String cursor, int limit, Predicate<TimelineEntry> seen) {
        int most = Params.limit(limit);
        Place place = Cursors.read(cursor, Place.class);
        boolean forward = place != null && place.forward();
        History history = History.of(context);
        List<Reading> readings = history.ranges().stream()
                .map(range -> new Reading(range, forward, most, start(place, range)))
                .toList();
        Map<String, Long> begun = places(readings);
        List<TimelineEntry> items = new ArrayList<>();
        while (items.size() < most) {
            Reading next = readings.stream()
                    .filter(reading -> reading.head() != null)
                    .max(Comparator.comparing(Reading::head, forward ? IN_TIME.reversed() : IN_TIME))
                    .orElse(null);
            if (next == null) {
                break;
            }
            ContextCommitted commit = next.take();
            List<TimelineEntry> entries = new ArrayList<>(lines(history, commit));
            entries.removeIf(entry -> !seen.test(entry));
            if (!forward) {
                Collections.reverse(entries);
            }
            items.addAll(entries);
        }
        Map<String, Long> ended = places(readings);
        if (forward) {
            return new TimelinePage(items, backwards(begun, -1, readings), Cursors.write(new Place(true, ended)));
        }
        Collections.reverse(items);
        return new TimelinePage(
                List.copyOf(items), backwards(ended, 0, readings), Cursors.write(new Place(true, shifted(begun, 1))));
    }

    /** What was said in an interaction of a user's history. Found by its id, in each log that the history lies in. */
    public Optional<TimelineEntry> interaction(Context context, String interactionId) {
        History history = History.of(context);
        List<String> logs =
                history.ranges().stream().map(History.Range::userId).distinct().toList();
        return published.withCauses(logs, List.of(interactionId)).stream()
                .flatMap(commit -> lines(history, commit).stream())
                .filter(entry -> entry.isInteraction() && interactionId.equals(entry.interactionId()))
                .findFirst();
    }

    /** The lines of a commit that belong to a history, in the order of its facts. */
    static List<TimelineEntry> lines(History history, ContextCommitted commit) {
        Map<String, String> members = members(commit);
        return TimelineEntry.of(commit).stream()
                .filter(entry -> history.has(
                        commit.userId(), commit.version(), members.get(entry.interactionId()), entry.caseId()))
                .toList();
    }

    /** Who said the interactions of a commit, of the members of its context. */
    private static Map<String, String> members(ContextCommitted commit) {
        Map<String, String> members = new HashMap<>();
        for (ContextFact fact : commit.facts()) {
            if (fact instanceof ContextFact.InteractionRecorded said) {
                members.put(said.interaction().id(), said.memberId() == null ? commit.userId() : said.memberId());
            }
        }
        return members;
    }

    private static long start(@Nullable Place place, History.Range range) {
        if (place == null) {
            return range.to();
        }
        // A log that has come to the history since the cursor was given lies behind it.
        long otherwise = place.forward() ? range.to() + 1 : range.to();
        return place.versions().getOrDefault(range.userId(), otherwise);
    }

    private static Map<String, Long> places(List<Reading> readings) {
        Map<String, Long> places = new HashMap<>();
        readings.forEach(reading -> places.put(reading.range.userId(), reading.next));
        return places;
    }

    private static Map<String, Long> shifted(Map<String, Long> places, long by) {
        Map<String, Long> shifted = new HashMap<>();
        places.forEach((user, version) -> shifted.put(user, version + by));
        return shifted;
    }

    /** The cursor of what lies before; null where nothing does. */
    private static @Nullable String backwards(Map<String, Long> places, long by, List<Reading> readings) {
        Map<String, Long> before = shifted(places, by);
        boolean more = readings.stream()
                .anyMatch(reading -> before.getOrDefault(reading.range.userId(), 0L) >= reading.range.from());
        return more ? Cursors.write(new Place(false, before)) : null;
    }

    /** One log on its way, a page at a time. */
    private final class Reading {

        private final History.Range range;
        private final boolean forward;
        private final int page;
        private final Deque<ContextCommitted> read = new ArrayDeque<>();
        private long next;

        Reading(History.Range range, boolean forward, int page, long start) {
            this.range = range;
            this.forward = forward;
            this.page = page;
            this.next = forward ? Math.max(range.from(), start) : Math.min(range.to(), start);
        }

        @Nullable
        ContextCommitted head() {
            if (read.isEmpty() && next >= range.from() && next <= range.to()) {
                if (forward) {
                    read.addAll(published.between(range.userId(), next, Math.min(range.to(), next + page - 1)));
                } else {
                    published
                            .between(range.userId(), Math.max(range.from(), next - page + 1), next)
                            .forEach(read::addFirst);
                }
            }
            return read.peekFirst();
        }

        ContextCommitted take() {
            ContextCommitted commit = read.removeFirst();
            next = forward ? commit.version() + 1 : commit.version() - 1;
            return commit;
        }
    }
}
