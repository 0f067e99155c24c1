package dev.hilo.cases.identity.adapter.kafka;

import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.identity.app.Completion;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Hears of the first halves of merges and moves, and sees to it that the second ones are there. */
@ApplicationScoped
class CompletionConsumer {

    private final EventConsumers consumers;
    private final ContextLog log;
    private final Completion completion;

    CompletionConsumer(EventConsumers consumers, ContextLog log, Completion completion) {
        this.consumers = consumers;
        this.log = log;
        this.completion = completion;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(EventType.CONTEXT_COMMITTED, "case-service-completion", this::complete);
    }

    /** What the facts are about is read from the log: on the stream it is sealed. */
    private void complete(List<Event<ContextCommitted>> events) {
        List<Commit> commits = events.stream()
                .map(Event::data)
                .filter(commit -> commit.facts().stream().anyMatch(CompletionConsumer::concerns))
                .flatMap(commit -> log.read(commit.userId(), commit.version(), 1).stream())
                .toList();
        if (!commits.isEmpty()) {
            completion.complete(commits);
        }
    }

    private static boolean concerns(ContextFact fact) {
        return fact instanceof ContextFact.UserMergedInto
                || fact instanceof ContextFact.MergeUndone
                || fact instanceof ContextFact.IdentityUnlinked;
    }
}
