package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.CaseHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

public final class MemoryCaseHistories implements CaseHistories {

    private final Map<String, CaseHistory> cases = new HashMap<>();

    @Override
    public Map<String, CaseHistory> load(Collection<String> caseIds) {
        Map<String, CaseHistory> found = new HashMap<>(cases);
        found.keySet().retainAll(caseIds);
        return found;
    }

    @Override
    public void save(Collection<CaseHistory> changed) {
        changed.forEach(
                one -> cases.merge(one.caseId(), one, (old, later) -> later.version() > old.version() ? later : old));
    }

    @Override
    public Optional<CaseHistory> find(String caseId) {
        return Optional.ofNullable(cases.get(caseId));
    }

    @Override
    public void forEachOpened(Instant from, Instant to, Consumer<CaseHistory> consumer) {
        cases.values().stream()
                .filter(one -> !one.openedAt().isBefore(from) && one.openedAt().isBefore(to))
                .forEach(consumer);
    }
}
