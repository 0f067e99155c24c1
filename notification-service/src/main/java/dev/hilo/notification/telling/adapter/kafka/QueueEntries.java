package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.notification.tracking.app.CaseQueues.Entry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The queues that cases enter by a batch of commits. A merge of users moves no case to another queue. */
final class QueueEntries {

    private QueueEntries() {}

    static List<Entry> in(List<ContextCommitted> commits) {
        return commits.stream()
                .flatMap(commit -> commit.facts().stream().flatMap(fact -> entry(fact, commit.at())))
                .toList();
    }

    private static Stream<Entry> entry(ContextFact fact, Instant at) {
        return switch (fact) {
            case ContextCaseFact.CaseOpened f -> Stream.of(new Entry(f.caseId(), f.queue(), at));
            case ContextCaseFact.CaseAssigned f -> Stream.of(new Entry(f.caseId(), f.queue(), at));
            case ContextCaseFact.CaseQueued f -> Stream.of(new Entry(f.caseId(), f.queue(), at));
            case ContextCaseFact other -> Stream.empty();
            case ContextFact.OfUser other -> Stream.empty();
            case ContextFact.Unknown unknown -> Stream.empty();
        };
    }
}
