package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Lineage;
import dev.hilo.cases.context.model.Lineage.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds who goes on for a merged user, along a chain of merges. On the way a merge may turn out to be undone, to lead to
 * somebody erased, or to close a circle, when two replicas merged two users into each other at the same time: then a user
 * of the chain is their own again. Of a circle the merge with the greatest id is taken back that has not come about.
 * Merged contexts stand still, so everybody who looks at a circle finds the same one.
 */
final class MergedUsers {

    private static final String CIRCLE = "merge-circle";
    private static final String ERASURE = "erasure";
    private static final int PATIENCE = 20;

    private final ContextLog log;
    private final SecondHalves halves;

    MergedUsers(ContextLog log, SecondHalves halves) {
        this.log = log;
        this.halves = halves;
    }

    /**
     * Where causes of a merged user go.
     *
     * @param first what has to be finished there before
     * @param passed contexts that the causes come by, that of the merged user first
     */
    record Way(String userId, List<Cause> first, List<Context> passed) {}

    Way wayFrom(Context merged) {
        List<Context> chain = chain(merged);
        for (int i = 0; i < PATIENCE; i++) {
            Lineage.Into closing = chain.getLast().lineage().into();
            Optional<Way> undone = undone(chain);
            if (undone.isPresent()) {
                return undone.get();
            }
            if (closing == null) {
                return chain.getLast().lineage().erased() ? intoErased(chain) : way(chain, chain.size() - 1, null);
            }
            List<Context> again = chain(log.latest(merged.userId()));
            if (places(again).equals(places(chain))) {
                return outOfCircle(chain, chain.subList(indexOf(chain, closing.userId()), chain.size()));
            }
            chain = again;
        }
        throw new IllegalStateException("the merges that " + merged.userId() + " is in do not come to rest");
    }

    /** Contexts from a merged user to who goes on for them, or to the last before the chain comes back to itself. */
    private List<Context> chain(Context merged) {
        List<Context> chain = new ArrayList<>(List.of(merged));
        while (true) {
            Lineage.Into into = chain.getLast().lineage().into();
            if (into == null || indexOf(chain, into.userId()) >= 0) {
                return chain;
            }
            chain.add(log.latest(into.userId()));
        }
    }

    /** The way to the first of the chain whose merge was undone. */
    private Optional<Way> undone(List<Context> chain) {
        for (int i = 0; i < chain.size(); i++) {
            Lineage.Into into = chain.get(i).lineage().into();
            for (Context context : chain) {
                Place place = into == null ? null : context.lineage().undone().get(into.mergeId());
                if (into != null && place != null) {
                    return Optional.of(way(chain, i, halves.restoring(into.mergeId(), place)));
                }
            }
        }
        return Optional.empty();
    }

    private static Way outOfCircle(List<Context> chain, List<Context> circle) {
        Context free = circle.stream()
                .filter(context -> circle.stream()
                        .noneMatch(other -> other.lineage()
                                .merge(mergeOf(context).mergeId())
                                .isPresent()))
                .max(Comparator.comparing(context -> mergeOf(context).mergeId()))
                .orElseThrow(() -> new IllegalStateException("all merges of a circle came about"));
        return way(chain, chain.indexOf(free), SecondHalves.takingBack(mergeOf(free), CIRCLE));
    }

    /** Who was merged before the erasure is erased; who was not, since the second commit was missing, is not. */
    private static Way intoErased(List<Context> chain) {
        Lineage erased = chain.getLast().lineage();
        for (int i = chain.size() - 2; i >= 0; i--) {
            Lineage.Into into = mergeOf(chain.get(i));
            if (erased.merge(into.mergeId()).isEmpty()) {
                return way(chain, i, SecondHalves.takingBack(into, ERASURE));
            }
        }
        return way(chain, chain.size() - 1, null);
    }

    /** The way along the chain to one of its contexts, with the merges on it that have not come about there. */
    private static Way way(List<Context> chain, int to, @Nullable Cause restoring) {
        Context target = chain.get(to);
        List<Cause> first = new ArrayList<>();
        if (restoring != null) {
            first.add(restoring);
        }
        for (int i = to - 1; i >= 0; i--) {
            Lineage.Into into = mergeOf(chain.get(i));
            if (target.lineage().merge(into.mergeId()).isEmpty()) {
                first.add(SecondHalves.merging(chain.get(i), into));
            }
        }
        return new Way(target.userId(), first, List.copyOf(chain.subList(0, to)));
    }

    private static List<Place> places(List<Context> chain) {
        return chain.stream()
                .map(context -> new Place(context.userId(), context.version()))
                .toList();
    }

    private static Lineage.Into mergeOf(Context merged) {
        Lineage.Into into = merged.lineage().into();
        if (into == null) {
            throw new IllegalStateException(merged.userId() + " is not merged");
        }
        return into;
    }

    private static int indexOf(List<Context> chain, String userId) {
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).userId().equals(userId)) {
                return i;
            }
        }
        return -1;
    }
}
