package dev.hilo.cases.context.app;

import dev.hilo.cases.context.app.MergedUsers.Way;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Lineage.Departure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds an identity or a case that is not, or no longer, where it is looked for. It is in one living context at the most;
 * every context that had it says where it went, and every merged one who goes on, so it is found by looking everywhere
 * they lead. When nobody has it, it is on its way: what is missing of that is made first.
 */
final class Whereabouts {

    private final ContextLog log;
    private final MergedUsers mergedUsers;
    private final SecondHalves halves;

    Whereabouts(ContextLog log, MergedUsers mergedUsers, SecondHalves halves) {
        this.log = log;
        this.mergedUsers = mergedUsers;
        this.halves = halves;
    }

    /** @param passed users by whose contexts the cause came that asks, the latest last */
    Way find(Context start, List<String> passed, String about) {
        Search search = new Search(about);
        search.next.add(start);
        passed.reversed().forEach(user -> search.next.add(log.latest(user)));
        while (!search.next.isEmpty()) {
            Context here = search.next.poll();
            if (search.seen.putIfAbsent(here.userId(), here) == null) {
                if (has(here, about)) {
                    return search.to(here.userId(), List.of());
                }
                look(here, search);
            }
        }
        search.ways.sort(Comparator.comparing(way -> !restores(way)));
        for (Way way : search.ways) {
            if (isOpen(way, search)) {
                return finishing(way, search);
            }
        }
        return search.to(search.otherwise(passed.isEmpty() ? start.userId() : passed.getLast()), List.of());
    }

    static boolean has(Context context, String about) {
        return context.lineage().into() == null
                && (context.knows(about) || context.findCase(about).isPresent());
    }

    private void look(Context here, Search search) {
        if (here.lineage().into() != null) {
            Way way = mergedUsers.wayFrom(here);
            search.ways.add(way);
            search.onwards.put(here.userId(), way.userId());
            search.next.addAll(way.passed());
            search.next.add(log.latest(way.userId()));
        }
        Departure departure = here.lineage().departed().get(search.about);
        if (departure != null) {
            search.ways.add(
                    new Way(departure.userId(), halves.of(here.userId(), search.about, departure), List.of(here)));
            search.next.add(log.latest(departure.userId()));
        }
    }

    /** Whether something on the way was begun and is not finished. */
    private boolean isOpen(Way way, Search search) {
        Context target = log.latest(way.userId());
        Context end = target.lineage().into() == null
                ? target
                : log.latest(mergedUsers.wayFrom(target).userId());
        List<String> effective = way.first().stream()
                .filter(half -> !half.effect()
                        .in(SecondHalves.isRestoring(half) ? target : end, () -> "")
                        .isEmpty())
                .map(Cause::id)
                .toList();
        if (effective.isEmpty()) {
            return false;
        }
        Set<String> logs = new HashSet<>();
        search.seen.values().forEach(one -> logs.addAll(one.logsOf(search.about)));
        return !log.knownCauses(logs, effective).containsAll(effective);
    }

    /** What is missing is made where it belongs by now: in a merged user's log only what makes them their own again. */
    private Way finishing(Way way, Search search) {
        Context target = log.latest(way.userId());
        if (target.lineage().into() == null || restores(way)) {
            return search.to(way.userId(), way.first());
        }
        Way along = mergedUsers.wayFrom(target);
        List<Cause> first = new ArrayList<>(along.first());
        first.addAll(way.first());
        return search.to(along.userId(), first);
    }

    private static boolean restores(Way way) {
        return !way.first().isEmpty() && SecondHalves.isRestoring(way.first().getFirst());
    }

    private static final class Search {

        private final String about;
        private final Map<String, Context> seen = new LinkedHashMap<>();
        private final Deque<Context> next = new ArrayDeque<>();
        private final List<Way> ways = new ArrayList<>();
        private final Map<String, String> onwards = new HashMap<>();

        private Search(String about) {
            this.about = about;
        }

        private Way to(String userId, List<Cause> first) {
            return new Way(
                    userId,
                    first,
                    seen.values().stream()
                            .filter(context -> !context.userId().equals(userId))
                            .toList());
        }

        /** Nobody has it: who is erased may have had it; else it is new to who goes on for whom it was looked for at. */
        private String otherwise(String asked) {
            return seen.values().stream()
                    .filter(context ->
                            context.lineage().erased() && context.lineage().into() == null)
                    .findFirst()
                    .map(Context::userId)
                    .orElseGet(() -> onwards.getOrDefault(asked, asked));
        }
    }
}
