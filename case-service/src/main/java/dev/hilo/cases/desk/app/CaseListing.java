package dev.hilo.cases.desk.app;

import dev.hilo.cases.context.app.CommitListener;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Touched;
import dev.hilo.cases.desk.app.CaseList.Place;
import dev.hilo.cases.desk.app.CaseList.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the list of cases up with the log: at once for what this replica commits, and again from the stream, which
 * mends what a replica left undone when it died between the two writes.
 */
public final class CaseListing implements CommitListener {

    private final CaseList list;
    private final ContextLog log;

    public CaseListing(CaseList list, ContextLog log) {
        this.list = list;
        this.log = log;
    }

    @Override
    public void committed(List<Committed> commits) {
        List<Row> rows = new ArrayList<>();
        for (Committed one : commits) {
            Set<String> changed = new HashSet<>();
            one.commit().facts().forEach(fact -> changed.addAll(Touched.cases(fact)));
            rows.addAll(rows(one.context(), changed));
        }
        if (!rows.isEmpty()) {
            list.save(rows);
        }
    }

    /** A case that a commit changed, as told by the stream. */
    public record Change(String userId, long version, String caseId) {}

    /** Rewrites the rows that are missing or older than the changes. */
    public void catchUp(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, Place> places =
                list.places(changes.stream().map(Change::caseId).distinct().toList());
        Map<String, Set<String>> behind = new HashMap<>();
        for (Change change : changes) {
            Place place = places.get(change.caseId());
            if (place == null || !place.userId().equals(change.userId()) || place.version() < change.version()) {
                behind.computeIfAbsent(change.userId(), user -> new HashSet<>()).add(change.caseId());
            }
        }
        behind.forEach((user, cases) -> {
            List<Row> rows = rows(log.latest(user), cases);
            // A case that has gone on to somebody else since is told by their log.
            if (!rows.isEmpty()) {
                list.save(rows);
            }
        });
    }

    private static List<Row> rows(Context context, Set<String> caseIds) {
        return caseIds.stream()
                .flatMap(caseId -> context.findCase(caseId).stream())
                .map(one -> Row.of(context, one))
                .toList();
    }
}
