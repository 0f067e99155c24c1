package dev.hilo.cases.context.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The cases that a context remembers. */
final class Cases {

    /** How many that are over for good. */
    static final int OVER = 20;

    /** How many that are not active, resolved ones included. */
    static final int SETTLED = 100;

    private Cases() {}

    static List<Case> with(List<Case> cases, Case opened) {
        List<Case> next = new ArrayList<>(cases);
        next.add(opened);
        return next;
    }

    /** A merged case is remembered with the one that goes on for it, so that its number still leads there. */
    static List<Case> bounded(List<Case> cases) {
        if (cases.size() <= OVER) {
            return List.copyOf(cases);
        }
        Set<String> known = cases.stream().map(Case::id).collect(Collectors.toSet());
        List<Case> next = latest(
                cases,
                one -> one.status().isFinal()
                        && (one.relations().mergedInto() == null
                                || !known.contains(one.relations().mergedInto())),
                OVER);
        return latest(next, one -> !one.isActive(), SETTLED);
    }

    /** Each member's cases on their own, so that nobody's are forgotten for another's. */
    static List<Case> boundedByOwner(List<Case> cases) {
        if (cases.size() <= OVER) {
            return List.copyOf(cases);
        }
        Map<String, List<Case>> byOwner = cases.stream().collect(Collectors.groupingBy(Case::owner));
        if (byOwner.size() == 1) {
            return bounded(cases);
        }
        Set<Case> kept = new HashSet<>();
        byOwner.values().forEach(own -> kept.addAll(bounded(own)));
        return cases.stream().filter(kept::contains).toList();
    }

    private static List<Case> latest(List<Case> cases, Predicate<Case> counted, int most) {
        List<Case> affected = cases.stream().filter(counted).toList();
        if (affected.size() <= most) {
            return List.copyOf(cases);
        }
        List<Case> dropped = affected.stream()
                .sorted(Comparator.comparing(one -> one.progress().updatedAt()))
                .limit(affected.size() - most)
                .toList();
        return cases.stream().filter(one -> !dropped.contains(one)).toList();
    }

    /** Fields that hold for the user, with their values. */
    static Map<String, String> remembered(CaseFact.InformationProvided fact) {
        Map<String, String> kept = new HashMap<>(fact.values());
        kept.keySet().retainAll(fact.remembered());
        return kept;
    }
}
