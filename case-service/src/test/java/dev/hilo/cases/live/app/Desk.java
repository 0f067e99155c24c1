package dev.hilo.cases.live.app;

import dev.hilo.cases.context.app.InMemoryContextLog;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Priority;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.desk.app.CaseListing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A desk with a log of commits and rows that are written only when somebody catches up. */
final class Desk implements Rows {

    private static final Instant AT = Instant.parse("2026-11-02T09:00:00Z");

    private final InMemoryContextLog log = new InMemoryContextLog();
    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private final Map<String, Place> before = new HashMap<>();

    WriteNews news() {
        return new WriteNews(this, (user, version, caseId) -> Optional.ofNullable(before.get(caseId + "@" + version)));
    }

    /** A case of its own user, in version 1. */
    void open(String caseId, String queue) {
        commit(
                caseId,
                1,
                new CaseFact.CaseOpened(
                        caseId,
                        "int_1",
                        "VPN",
                        "email",
                        "es",
                        new Priority(3, 3, 4, "low"),
                        queue,
                        null,
                        null,
                        null,
                        null,
                        user(caseId)));
    }

    void assign(String caseId, long version, String queue, String agentId, @Nullable Place was) {
        if (was != null) {
            before.put(caseId + "@" + version, was);
        }
        commit(caseId, version, new CaseFact.CaseAssigned(caseId, queue, new Agent(agentId, agentId), "routing"));
    }

    private void commit(String caseId, long version, Fact fact) {
        log.append(List.of(new Commit(user(caseId), version, List.of("c" + version), AT, List.of(fact), null)));
    }

    static String user(String caseId) {
        return "usr_" + caseId;
    }

    @Override
    public Map<String, Row> find(Collection<String> caseIds) {
        Map<String, Row> found = new HashMap<>(rows);
        found.keySet().retainAll(caseIds);
        return found;
    }

    @Override
    public void catchUp(List<CaseListing.Change> changes) {
        for (CaseListing.Change change : changes) {
            Context context = log.latest(change.userId());
            context.findCase(change.caseId()).ifPresent(one -> rows.put(one.id(), Row.of(context, one)));
        }
    }
}
