package dev.hilo.cases.live.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.desk.adapter.rest.CasePage;
import dev.hilo.cases.live.app.News;
import dev.hilo.cases.live.app.News.Told;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One commit's changes of the cases that are watched.
 *
 * @param userId whose cases they are; with {@code version} it names the commit
 * @param at when it was committed, UTC
 */
public record LiveCases(String userId, long version, Instant at, List<LiveCase> cases) {

    /**
     * @param facts kinds of the facts about the case, such as {@code case.assigned}
     * @param left true when the case is no longer among those that are watched
     * @param row the case as of now, at least as new as the commit; absent when it has left
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LiveCase(
            String id,
            List<String> facts,
            boolean left,
            @JsonProperty("case") @Nullable CaseView row) {

        static LiveCase of(Told told) {
            return new LiveCase(
                    told.caseId(),
                    told.kinds(),
                    told.row() == null,
                    told.row() == null ? null : CasePage.view(told.row()));
        }
    }

    static LiveCases of(News news, List<Told> told) {
        return new LiveCases(
                news.change().userId(),
                news.change().version(),
                news.change().at(),
                told.stream().map(LiveCase::of).toList());
    }
}
