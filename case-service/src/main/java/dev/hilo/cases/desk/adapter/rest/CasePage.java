package dev.hilo.cases.desk.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Paged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of cases.
 *
 * @param next cursor of the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CasePage(List<CaseView> items, @Nullable String next) implements Paged {

    public static final CasePage EMPTY = new CasePage(List.of(), null);

    /** @param rows one more than shown, when there are more */
    public static CasePage of(List<Row> rows, Order order, int limit) {
        List<Row> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        return new CasePage(shown.stream().map(CasePage::view).toList(), next(rows, order, limit));
    }

    /** The cursor of the page after these rows; null where they are the last. */
    public static @Nullable String next(List<Row> rows, Order order, int limit) {
        return rows.size() > limit ? Cursors.write(After.of(rows.get(limit - 1), order)) : null;
    }

    /** A row as agents see it. */
    public static CaseView view(Row row) {
        return CaseView.of(row.userId(), row.version(), row.content());
    }
}
