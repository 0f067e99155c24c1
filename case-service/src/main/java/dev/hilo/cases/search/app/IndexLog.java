package dev.hilo.cases.search.app;

import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.rebuild.app.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps the index up with the log: from the stream, and anew in a rebuild. The fold does not wait for it. */
public final class IndexLog implements Projection {

    private final SearchIndex index;
    private final ContextLog log;
    private final Entries entries;

    public IndexLog(SearchIndex index, ContextLog log, Words words) {
        this.index = index;
        this.log = log;
        this.entries = new Entries(words);
    }

    /** A commit that the stream tells of. */
    public record Change(String userId, long version) {}

    /** Indexes what the commits say; to be told twice changes nothing. */
    public void catchUp(List<Change> changes) {
        Map<String, SortedSet<Long>> versions = new LinkedHashMap<>();
        changes.forEach(change -> versions.computeIfAbsent(change.userId(), user -> new TreeSet<>())
                .add(change.version()));
        List<SearchEntry> found = new ArrayList<>();
        List<Commit> commits = new ArrayList<>();
        versions.forEach((user, wanted) -> {
            int span = Math.toIntExact(wanted.last() - wanted.first() + 1);
            log.read(user, wanted.first(), span).stream()
                    .filter(commit -> wanted.contains(commit.version()))
                    .forEach(commits::add);
        });
        commits.forEach(commit -> found.addAll(entries.of(commit)));
        index.save(found);
        commits.forEach(commit -> commit.facts().forEach(fact -> follow(commit, fact)));
    }

    private void follow(Commit commit, Fact fact) {
        if (fact instanceof CaseFact.InteractionMoved moved) {
            index.move(moved.interactionId(), moved.toCaseId());
        } else if (fact instanceof CaseFact.CaseExpired expired) {
            index.forgetCase(expired.caseId());
        } else if (fact instanceof UserFact.UserErased) {
            index.forget(List.of(commit.userId()));
        }
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Folded begin(String userId) {
        Map<String, SearchEntry> all = new LinkedHashMap<>();
        Map<String, String> moved = new HashMap<>();
        return new Folded() {
            @Override
            public void add(Commit commit, Context after) {
                entries.of(commit).forEach(entry -> all.put(entry.id(), entry));
                for (Fact fact : commit.facts()) {
                    if (fact instanceof CaseFact.InteractionMoved one) {
                        moved.put(one.interactionId(), one.toCaseId());
                    } else if (fact instanceof CaseFact.CaseExpired one) {
                        all.values().removeIf(entry -> entry.caseId().equals(one.caseId()));
                    } else if (fact instanceof UserFact.UserErased) {
                        all.clear();
                    }
                }
            }

            @Override
            public long store(Context latest) {
                return index.replaceAll(
                        userId,
                        all.values().stream()
                                .map(entry -> about(entry, moved.getOrDefault(entry.interactionId(), entry.caseId())))
                                .toList());
            }
        };
    }

    /** What stands in nobody's log was never written: entries come from the log only. */
    @Override
    public long sweep(KnownUsers known) {
        return 0;
    }

    private static SearchEntry about(SearchEntry entry, String caseId) {
        return new SearchEntry(
                entry.id(),
                entry.userId(),
                caseId,
                entry.at(),
                entry.kind(),
                entry.interactionId(),
                entry.excerpt(),
                entry.words());
    }
}
