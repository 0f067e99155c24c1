package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.CaseFact.Relation;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What and who else a case has to do with.
 *
 * @param parent the case it is part of; may be another user's
 * @param mergedInto the case that goes on for it
 * @param related other cases, and how
 * @param watchers ids of agents who follow it
 */
public record Relations(
        @Nullable String parent,
        @Nullable String mergedInto,
        Map<String, Relation> related,
        List<String> tags,
        List<String> watchers) {

    static final Relations NONE = new Relations(null, null, Map.of(), List.of(), List.of());

    Relations parent(@Nullable String next) {
        return new Relations(next, mergedInto, related, tags, watchers);
    }

    Relations mergedInto(String next) {
        return new Relations(parent, next, related, tags, watchers);
    }

    Relations related(CaseFact.CaseRelated fact) {
        Map<String, Relation> next = new HashMap<>(related);
        if (fact.removed()) {
            next.remove(fact.relatedCaseId());
        } else {
            next.put(fact.relatedCaseId(), fact.relation());
        }
        return new Relations(parent, mergedInto, Map.copyOf(next), tags, watchers);
    }

    Relations tagged(List<String> added, List<String> removed) {
        return new Relations(parent, mergedInto, related, changed(tags, added, removed), watchers);
    }

    Relations watched(List<String> added, List<String> removed) {
        return new Relations(parent, mergedInto, related, tags, changed(watchers, added, removed));
    }

    /** Who followed the other case follows this one. */
    Relations gained(Case other) {
        return tagged(other.relations().tags(), List.of())
                .watched(other.relations().watchers(), List.of());
    }

    private static List<String> changed(List<String> values, List<String> added, List<String> removed) {
        Set<String> next = new LinkedHashSet<>(values);
        removed.forEach(next::remove);
        next.addAll(added);
        return List.copyOf(next);
    }
}
