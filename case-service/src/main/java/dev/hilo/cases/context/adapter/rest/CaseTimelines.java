package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.adapter.rest.CaseTimelinePage.Place;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.kit.Problems;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Params;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one case: the lines about it, and about the cases merged into it, of its user's history. Nothing is kept
 * for it, so nothing is written for it when interactions are folded: a page is found by walking back from the commit that
 * changed the case last, known from its row, to the one that opened it. A walk is over after {@value #WALK} commits,
 * whatever it has found; its cursor goes on from there.
 */
@ApplicationScoped
public class CaseTimelines {

    private static final int WALK = 2_000;
    private static final int STEP = 100;
    private static final String MOVED = "interaction-moved";

    private final PublishedLog published;

    CaseTimelines(PublishedLog published) {
        this.published = published;
    }

    /**
     * A page of the entries that are seen by who asks.
     *
     * @param one the case as its row has it, {@code version} the commit that it was written from
     * @param cursor leads to older entries; the latest page when null
     */
    public CaseTimelinePage page(
            Context context,
            Case one,
            long version,
            @Nullable String cursor,
            int limit,
            Predicate<TimelineEntry> seen) {
        int most = Params.limit(limit);
        Walk walk = new Walk(cases(context, one), seen);
        List<Range> logs = logs(context, lastChange(context, one, version));
        int log = 0;
        long at = logs.getFirst().to();
        Place place = Cursors.read(cursor, Place.class);
        if (place != null) {
            log = log(logs, place);
            at = Math.min(place.version(), logs.get(log).to());
        }
        for (int left = WALK; log < logs.size(); left -= STEP) {
            Range range = logs.get(log);
            if (walk.items.size() >= most || left <= 0) {
                return new CaseTimelinePage(
                        withMoved(context, one.id(), walk.items, seen), new Place(range.userId(), at).cursor());
            }
            at = walk.back(published.between(range.userId(), Math.max(range.from(), at - STEP + 1), at), at, most);
            if ((walk.isOver() || at < range.from()) && ++log < logs.size()) {
                at = logs.get(log).to();
            }
        }
        return new CaseTimelinePage(withMoved(context, one.id(), walk.items, seen), null);
    }

    /** A part of a log. */
    private record Range(String userId, long from, long to) {}

    /** The user's own log as far as the case changed in it, then those that parts of their history are in. */
    private static List<Range> logs(Context context, long lastChange) {
        List<Range> logs = new ArrayList<>();
        logs.add(new Range(context.userId(), 1, lastChange));
        context.lineage().shares().reversed().stream()
                .filter(share -> !share.userId().equals(context.userId()))
                .map(share -> new Range(share.userId(), share.from(), share.to()))
                .forEach(logs::add);
        context.lineage().merges().reversed().stream()
                .map(merge -> new Range(merge.user(), 1, merge.mergedVersion()))
                .forEach(logs::add);
        return logs;
    }

    private static int log(List<Range> logs, Place place) {
        for (int i = 0; i < logs.size(); i++) {
            Range log = logs.get(i);
            if (log.userId().equals(place.userId()) && place.version() >= log.from() && place.version() <= log.to()) {
                return i;
            }
        }
        throw Problems.invalid("cursor", "must be one that another page of this list gave as next");
    }

    /** A row that is behind says nothing of where the case changed last. */
    private static long lastChange(Context context, Case row, long version) {
        boolean behind = context.findCase(row.id())
                .map(now -> now.revision() > row.revision())
                .orElse(false);
        return behind ? context.version() : Math.min(version, context.version());
    }

    /** The case and those merged into it that are remembered, with the times they were opened. */
    private static Map<String, Instant> cases(Context context, Case one) {
        Map<String, Instant> found =
                new HashMap<>(Map.of(one.id(), one.progress().openedAt()));
        boolean more = true;
        while (more) {
            more = false;
            for (Case other : context.cases()) {
                String into = other.relations().mergedInto();
                if (into != null && found.containsKey(into) && !found.containsKey(other.id())) {
                    found.put(other.id(), other.progress().openedAt());
                    more = true;
                }
            }
        }
        return found;
    }

    /** Of an interaction that was moved here, what was said: its own line stands where it was before. */
    private List<TimelineEntry> withMoved(
            Context context, String caseId, Collection<TimelineEntry> items, Predicate<TimelineEntry> seen) {
        List<String> moved = items.stream()
                .filter(entry -> isMovedTo(caseId, entry))
                .flatMap(entry -> Stream.ofNullable(entry.interactionId()))
                .toList();
        if (moved.isEmpty()) {
            return List.copyOf(items);
        }
        List<String> users = logs(context, context.version()).stream()
                .map(Range::userId)
                .distinct()
                .toList();
        Map<String, TimelineEntry> said = new HashMap<>();
        published.withCauses(users, moved).stream()
                .flatMap(commit -> TimelineEntry.of(commit).stream())
                .filter(entry -> entry.isInteraction() && seen.test(entry))
                .forEach(entry -> said.put(String.valueOf(entry.interactionId()), entry));
        return items.stream()
                .map(entry -> isMovedTo(caseId, entry)
                        ? withWords(entry, said.get(String.valueOf(entry.interactionId())))
                        : entry)
                .toList();
    }

    private static TimelineEntry withWords(TimelineEntry moved, @Nullable TimelineEntry said) {
        return said == null ? moved : moved.saying(said);
    }

    private static boolean isMovedTo(String caseId, TimelineEntry entry) {
        return entry.kind().equals(MOVED) && !caseId.equals(entry.caseId());
    }

    /** Goes back from commit to commit and keeps what is about the cases. */
    private static final class Walk {

        private final Set<String> cases;
        private final Instant begin;
        private final Predicate<TimelineEntry> seen;
        private final Deque<TimelineEntry> items = new ArrayDeque<>();
        private boolean over;

        Walk(Map<String, Instant> opened, Predicate<TimelineEntry> seen) {
            this.cases = new HashSet<>(opened.keySet());
            this.begin = opened.values().stream().min(Instant::compareTo).orElseThrow();
            this.seen = seen;
        }

        /** Returns the version to go on with in this log. */
        long back(List<ContextCommitted> commits, long from, int most) {
            long next = from;
            over = false;
            for (ContextCommitted commit : commits.reversed()) {
                TimelineEntry.of(commit).reversed().stream()
                        .filter(entry -> entry.cases().anyMatch(cases::contains))
                        .filter(seen)
                        .forEach(items::addFirst);
                next = commit.version() - 1;
                over = !commit.at().isAfter(begin);
                if (over || items.size() >= most) {
                    return next;
                }
            }
            return commits.isEmpty() ? 0 : next;
        }

        boolean isOver() {
            return over;
        }
    }
}
