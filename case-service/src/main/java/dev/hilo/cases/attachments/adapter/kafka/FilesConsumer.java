package dev.hilo.cases.attachments.adapter.kafka;

import dev.hilo.cases.attachments.app.FileOwners;
import dev.hilo.cases.attachments.app.FileOwners.Change;
import dev.hilo.cases.attachments.app.Naming;
import dev.hilo.cases.context.adapter.contract.PublishedCommit;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads our own stream to see that every file that something names is told so; replicas share the work. */
@ApplicationScoped
class FilesConsumer {

    private final EventConsumers consumers;
    private final FileOwners owners;

    FilesConsumer(EventConsumers consumers, FileOwners owners) {
        this.consumers = consumers;
        this.owners = owners;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(
                EventType.CONTEXT_COMMITTED,
                "case-service-files",
                events -> owners.catchUp(events.stream()
                        .map(Event::data)
                        .map(FilesConsumer::change)
                        .filter(change -> !change.files().isEmpty())
                        .toList()));
    }

    /** Ids are readable on the stream; what else a file is called is sealed. */
    private static Change change(ContextCommitted commit) {
        Set<String> files = PublishedCommit.toModel(commit, null).facts().stream()
                .flatMap(fact -> Naming.by(fact, PublishedInteraction::attachmentIds).stream())
                .flatMap(naming -> naming.files().stream())
                .collect(Collectors.toSet());
        return new Change(commit.userId(), commit.version(), files);
    }
}
