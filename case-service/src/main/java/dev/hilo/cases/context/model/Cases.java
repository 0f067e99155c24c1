package dev.hilo.cases.context.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

    static List<Case> bounded(List<Case> cases) {
        return latest(latest(cases, one -> one.status().isFinal(), OVER), one -> !one.isActive(), SETTLED);
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
