package dev.hilo.cases.desk.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.kit.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of cases.
 *
 * @param next cursor of the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CasePage(List<CaseView> items, @Nullable String next) {

    static CasePage of(List<Row> rows, int limit) {
        List<Row> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        return new CasePage(
                shown.stream().map(CasePage::view).toList(), rows.size() > limit ? cursor(shown.getLast()) : null);
    }

    static CaseView view(Row row) {
        Context asOfRow = new Context(
                row.userId(), row.version(), new Context.Profile(null, null), List.of(), List.of(row.content()));
        return CaseView.of(asOfRow, row.content());
    }

    private static String cursor(Row last) {
        String place = last.content().openedAt() + "|" + last.content().id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable After parse(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
            return new After(Instant.parse(place[0]), place[1]);
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw Problems.invalid("cursor", "must be one that an earlier page gave as next");
        }
    }
}
