package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.model.History;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one commit adds to a user's timeline.
 *
 * @param userId whose log it is in: who goes on for the user, once they are merged
 * @param version of that log
 * @param merged users who are the same person from here on; their history belongs to this timeline: load it anew
 * @param parted users who are persons of their own again; theirs does not belong to this timeline any more
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LiveCommit(
        String userId,
        long version,
        @JsonInclude List<TimelineEntry> entries,
        List<String> merged,
        List<String> parted) {

    static LiveCommit of(ContextCommitted commit, History history, Predicate<TimelineEntry> seen) {
        return new LiveCommit(
                commit.userId(),
                commit.version(),
                Timelines.lines(history, commit).stream().filter(seen).toList(),
                commit.facts().stream()
                        .filter(ContextFact.UserMerged.class::isInstance)
                        .map(fact -> ((ContextFact.UserMerged) fact).mergedUserId())
                        .toList(),
                commit.facts().stream()
                        .filter(ContextFact.MergeUndone.class::isInstance)
                        .map(fact -> ((ContextFact.MergeUndone) fact).restoredUserId())
                        .toList());
    }
}
