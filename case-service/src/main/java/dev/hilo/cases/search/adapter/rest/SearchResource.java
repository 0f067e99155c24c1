package dev.hilo.cases.search.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.search.app.SearchIndex;
import dev.hilo.cases.search.app.SearchIndex.After;
import dev.hilo.cases.search.app.SearchIndex.Hit;
import dev.hilo.cases.search.app.Words;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Paged;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Cases by words. */
@Path("/api/v1/search")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@RunOnVirtualThread
public class SearchResource {

    private static final int WORDS_AT_MOST = 10;
    private static final String NUMBER = "(?i)(hilo-)?(\\d{1,12})";

    private final SearchIndex index;
    private final Words words;
    private final CaseList list;
    private final CaseAccess access;
    private final Concerned concerned;

    SearchResource(SearchIndex index, Words words, CaseList list, CaseAccess access, Concerned concerned) {
        this.index = index;
        this.words = words;
        this.list = list;
        this.access = access;
        this.concerned = concerned;
    }

    /** @param next cursor of the next page; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SearchPage(
            List<FoundCase> items, @Nullable String next) implements Paged {}

    /** A case, and what in it was found, the latest first. */
    public record FoundCase(CaseView found, List<Match> matches) {}

    /** @param kind {@code interaction}, {@code message}, {@code note}, {@code resolution} or {@code subject} */
    public record Match(Instant at, String kind, String excerpt) {}

    /**
     * Cases about which something was said that holds every word of the query, in whatever inflection of Spanish or
     * English, with or without accents; words of the subject and of the person's name and addresses count too. A case
     * number finds that case. The latest first; what was said a moment ago may be missing yet.
     */
    @GET
    @Operation(operationId = "search", summary = "Find cases by number, words, subject or person")
    public SearchPage search(
            @QueryParam("q") @Nullable String query,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String asked = Params.required(query, "q").strip();
        int most = Params.limit(limit);
        After after = Cursors.read(cursor, After.class);
        if (asked.matches(NUMBER)) {
            Optional<Row> numbered = list.find(number(asked)).filter(row -> sees(row));
            if (numbered.isPresent()) {
                concerned.caseOf(
                        numbered.get().userId(), numbered.get().content().id());
                return new SearchPage(List.of(new FoundCase(view(numbered.get()), List.of())), null);
            }
        }
        List<Set<String>> forms = words.asked(asked);
        if (forms.isEmpty()) {
            throw Problems.invalid("q", "has no word that could be looked for: give a longer or rarer one");
        }
        if (forms.size() > WORDS_AT_MOST) {
            throw Problems.invalid("q", "must have " + WORDS_AT_MOST + " words at the most");
        }
        List<Hit> hits = index.find(forms, after, most + 1);
        List<Hit> shown = hits.size() > most ? hits.subList(0, most) : hits;
        return new SearchPage(
                found(shown),
                hits.size() > most
                        ? Cursors.write(
                                new After(shown.getLast().at(), shown.getLast().id()))
                        : null);
    }

    /** Hits by their case, which is the one that goes on where theirs was merged. */
    private List<FoundCase> found(List<Hit> hits) {
        Map<String, Row> rows =
                new HashMap<>(list.findAll(hits.stream().map(Hit::caseId).collect(Collectors.toSet())));
        Map<String, List<Match>> matches = new LinkedHashMap<>();
        for (Hit hit : hits) {
            current(hit.caseId(), rows)
                    .filter(this::sees)
                    .ifPresent(row -> matches.computeIfAbsent(row.content().id(), id -> new ArrayList<>())
                            .add(new Match(hit.at(), hit.kind(), hit.excerpt())));
        }
        return matches.entrySet().stream()
                .map(entry -> {
                    Row row = Objects.requireNonNull(rows.get(entry.getKey()));
                    concerned.caseOf(row.userId(), entry.getKey());
                    return new FoundCase(view(row), entry.getValue());
                })
                .toList();
    }

    private Optional<Row> current(String caseId, Map<String, Row> rows) {
        Optional<Row> row = Optional.ofNullable(rows.get(caseId)).or(() -> list.find(caseId));
        row.ifPresent(known -> rows.put(caseId, known));
        return row.flatMap(known -> known.content().relations().mergedInto() == null
                ? row
                : current(known.content().relations().mergedInto(), rows));
    }

    private boolean sees(Row row) {
        return access.sees(row.content().handling().queue());
    }

    private static CaseView view(Row row) {
        return CaseView.of(row.userId(), row.version(), row.content());
    }

    private static String number(String asked) {
        String upper = asked.toUpperCase(Locale.ROOT);
        return upper.startsWith("HILO-") ? upper : "HILO-" + upper;
    }
}
