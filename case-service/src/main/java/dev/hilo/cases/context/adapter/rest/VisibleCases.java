package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.context.app.CaseQueues;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What of a context the caller may see: everything, or what belongs to cases of their queues and to none. */
@ApplicationScoped
public class VisibleCases {

    private final CaseAccess access;
    private final CaseQueues queues;

    VisibleCases(CaseAccess access, CaseQueues queues) {
        this.access = access;
        this.queues = queues;
    }

    public List<Case> casesOf(Context context) {
        return context.cases().stream()
                .filter(one -> access.sees(one.handling().queue()))
                .toList();
    }

    /** Asks the list of cases for those that the context no longer remembers, once each. */
    public Predicate<TimelineEntry> entriesOf(Context context) {
        if (access.queues().isEmpty()) {
            return entry -> true;
        }
        Map<String, Boolean> seen = new HashMap<>();
        return entry -> entry.caseId() == null || seen.computeIfAbsent(entry.caseId(), id -> sees(context, id));
    }

    /** Whether they may see a case of the context's user, also one that the context no longer remembers. */
    public boolean sees(Context context, String caseId) {
        return context.findCase(caseId)
                .map(one -> one.handling().queue())
                .or(() -> queues.queueOf(caseId))
                .map(access::sees)
                .orElse(false);
    }
}
