package dev.hilo.analytics.cases.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said about another case counts here.
 *
 * @param only what these members said; what anybody said when empty
 * @param except what these said
 */
public record Absorbed(String caseId, List<String> only, List<String> except) {

    static Absorbed whole(String caseId) {
        return new Absorbed(caseId, List.of(), List.of());
    }

    public boolean includes(String member) {
        return (only.isEmpty() || only.contains(member)) && !except.contains(member);
    }

    Absorbed only(String member) {
        return new Absorbed(caseId, List.of(member), List.of());
    }

    Absorbed without(String member) {
        List<String> more = new ArrayList<>(except);
        more.add(member);
        return new Absorbed(caseId, only, List.copyOf(more));
    }
}
