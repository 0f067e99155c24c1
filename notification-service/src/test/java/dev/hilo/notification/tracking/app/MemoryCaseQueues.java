package dev.hilo.notification.tracking.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

public final class MemoryCaseQueues implements CaseQueues {

    private final Map<String, Entry> known = new HashMap<>();

    @Override
    public void entered(List<Entry> entries) {
        entries.forEach(entry ->
                known.merge(entry.caseId(), entry, (old, next) -> old.since().isAfter(next.since()) ? old : next));
    }

    @Override
    public Map<String, String> of(Collection<String> caseIds) {
        return caseIds.stream()
                .filter(known::containsKey)
                .collect(Collectors.toMap(id -> id, id -> known.get(id).queue(), (one, same) -> one));
    }
}
