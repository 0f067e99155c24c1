package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.model.Context;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.kit.rest.Params;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pages of users' timelines, read from the log as it was published. */
@ApplicationScoped
public class Timelines {

    private final PublishedLog published;

    Timelines(PublishedLog published) {
        this.published = published;
    }

    /**
     * A page of the entries that are seen by who asks. Without a cursor the latest; what a cursor leads to may be still
     * to come.
     */
    public TimelinePage page(Context context, @Nullable String cursor, int limit, Predicate<TimelineEntry> seen) {
        int most = Params.limit(limit);
        long end = context.version();
        TimelinePage.Place at = TimelinePage.Place.of(cursor, end);
        return at.forward()
                ? newer(context.userId(), at.version(), end, most, seen)
                : older(context.userId(), at.version(), end, most, seen);
    }

    private TimelinePage newer(String userId, long from, long end, int limit, Predicate<TimelineEntry> seen) {
        List<TimelineEntry> items = new ArrayList<>();
        long next = from;
        while (next <= end && items.size() < limit) {
            for (ContextCommitted commit : published.between(userId, next, Math.min(end, next + limit - 1))) {
                if (items.size() >= limit) {
                    break;
                }
                TimelineEntry.of(commit).stream().filter(seen).forEach(items::add);
                next = commit.version() + 1;
            }
        }
        return TimelinePage.of(items, from - 1, next);
    }

    private TimelinePage older(String userId, long from, long end, int limit, Predicate<TimelineEntry> seen) {
        Deque<TimelineEntry> items = new ArrayDeque<>();
        long previous = from;
        while (previous >= 1 && items.size() < limit) {
            for (ContextCommitted commit : published
                    .between(userId, Math.max(1, previous - limit + 1), previous)
                    .reversed()) {
                if (items.size() >= limit) {
                    break;
                }
                TimelineEntry.of(commit).reversed().stream().filter(seen).forEach(items::addFirst);
                previous = commit.version() - 1;
            }
        }
        return TimelinePage.of(List.copyOf(items), previous, Math.min(end, from) + 1);
    }
}
