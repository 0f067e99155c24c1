package dev.hilo.cases.desk.app;

import dev.hilo.cases.context.app.Cause;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseActions;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.desk.app.CaseList.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves the open parts of a case that was resolved for all of them. It follows the stream, so that nothing is left
 * undone when a replica dies; each part has a commit of its own, made once however often the stream tells of it.
 */
public final class CascadeResolution {

    private static final int SIZE = 10_000;

    private final CaseList list;
    private final Families families;
    private final Committer committer;

    public CascadeResolution(CaseList list, Families families, Committer committer) {
        this.list = list;
        this.families = families;
        this.committer = committer;
    }

    /** A case that was resolved with all its parts. */
    public record Resolved(String caseId, String actor) {}

    /** A case that came back meanwhile takes nothing along; the words are those it is resolved with now. */
    public void follow(List<Resolved> resolved) {
        for (Resolved one : resolved) {
            list.find(one.caseId())
                    .map(Row::content)
                    .filter(parent -> !parent.isActive())
                    .ifPresent(parent -> follow(parent, one.actor()));
        }
    }

    private void follow(Case parent, String actor) {
        String cause = parent.progress().cause();
        String words = parent.progress().resolution();
        Instant at = parent.progress().resolvedAt();
        if (cause == null || words == null || at == null) {
            return;
        }
        families.below(parent.id(), page -> {
            Map<String, List<Cause>> causes = new LinkedHashMap<>();
            for (Row row : page) {
                if (row.content().isActive()) {
                    causes.computeIfAbsent(row.userId(), user -> new ArrayList<>())
                            .add(cause(row.content().id(), parent.id(), at, cause, words, actor));
                }
            }
            committer.commitLatest(causes);
        });
    }

    private static Cause cause(String child, String parent, Instant at, String cause, String words, String actor) {
        return new Cause(
                "cascade/" + parent + "/" + at + "/" + child,
                child,
                SIZE,
                (context, numbers) -> facts(CaseActions.resolve(context, child, cause, words, actor)),
                null);
    }

    private static List<Fact> facts(Decision decision) {
        return decision instanceof Decision.Accepted accepted ? accepted.facts() : List.of();
    }
}
