package dev.hilo.analytics.cases.app;

import dev.hilo.analytics.cases.model.CaseHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps what happened to each case. */
public interface CaseHistories {

    Map<String, CaseHistory> load(Collection<String> caseIds);

    /** Saves each unless what is stored has its version or a later one. */
    void save(Collection<CaseHistory> changed);

    Optional<CaseHistory> find(String caseId);

    /** Hands over each case opened from {@code from} on and before {@code to}, one at a time, in no order. */
    void forEachOpened(Instant from, Instant to, Consumer<CaseHistory> consumer);
}
