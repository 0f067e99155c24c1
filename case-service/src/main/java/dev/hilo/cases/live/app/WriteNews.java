package dev.hilo.cases.live.app;

import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.live.app.Change.Touched;
import dev.hilo.cases.live.app.News.AboutCase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes news of changes: looks the cases up in the list, which shows them as of now, and those that moved up in the log,
 * which knows where they had been.
 */
public final class WriteNews {

    private final Rows list;
    private final PlaceHistory history;

    public WriteNews(Rows list, PlaceHistory history) {
        this.list = list;
        this.history = history;
    }

    /** In the order given; each row is at least as new as its change. */
    public List<News> of(List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<String, Row> rows = rows(changes);
        return changes.stream()
                .map(change -> new News(
                        change,
                        change.cases().stream()
                                .map(touched -> about(change, touched, rows.get(touched.caseId())))
                                .toList()))
                .toList();
    }

    private Map<String, Row> rows(List<Change> changes) {
        List<String> caseIds = changes.stream()
                .flatMap(change -> change.cases().stream().map(Touched::caseId))
                .distinct()
                .toList();
        Map<String, Row> rows = list.find(caseIds);
        List<CaseListing.Change> behind = changes.stream()
                .flatMap(change -> change.cases().stream()
                        .filter(touched -> isBehind(rows.get(touched.caseId()), change))
                        .map(touched -> new CaseListing.Change(change.userId(), change.version(), touched.caseId())))
                .toList();
        if (behind.isEmpty()) {
            return rows;
        }
        list.catchUp(behind);
        return list.find(caseIds);
    }

    /** The stream may be faster than the replica that writes the row; where its user differs, the listing knows. */
    private static boolean isBehind(@Nullable Row row, Change change) {
        return row == null || !row.userId().equals(change.userId()) || row.version() < change.version();
    }

    private AboutCase about(Change change, Touched touched, @Nullable Row row) {
        Set<Place> places = new HashSet<>(touched.stated());
        boolean anywhere = false;
        if (touched.moved()) {
            Optional<Place> before = history.before(change.userId(), change.version(), touched.caseId());
            before.ifPresent(places::add);
            anywhere = before.isEmpty();
        }
        return new AboutCase(touched.caseId(), touched.kinds(), row, Set.copyOf(places), anywhere);
    }
}
