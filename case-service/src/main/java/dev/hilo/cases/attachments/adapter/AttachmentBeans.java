package dev.hilo.cases.attachments.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.attachments.adapter.clamd.ClamdScanner;
import dev.hilo.cases.attachments.adapter.mongo.GridFsAttachments;
import dev.hilo.cases.attachments.adapter.tika.TikaMediaTypes;
import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.cases.attachments.app.FileOwners;
import dev.hilo.cases.attachments.app.Refused;
import dev.hilo.cases.attachments.app.Scanner;
import dev.hilo.cases.attachments.app.SweepFiles;
import dev.hilo.cases.attachments.app.TakeFile;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.app.ContextLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Puts the feature together. */
@ApplicationScoped
class AttachmentBeans {

    private final AttachmentConfig config;

    AttachmentBeans(AttachmentConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    AttachmentStore attachments(MongoDatabase database) {
        return new GridFsAttachments(database);
    }

    @Produces
    @Singleton
    FileOwners fileOwners(AttachmentStore store, ContextLog log) {
        return new FileOwners(store, log, PublishedInteraction::attachmentIds);
    }

    @Produces
    @Singleton
    SweepFiles sweepFiles(AttachmentStore store, Clock clock) {
        return new SweepFiles(store, clock);
    }

    @Produces
    @Singleton
    TakeFile takeFile(AttachmentStore store) {
        Scanner scanner = clamd().<Scanner>map(clamd -> clamd).orElse(Scanner.NONE);
        Refused refused = Refused.of(config.refusedTypes(), config.refusedEndings());
        return new TakeFile(store, new TikaMediaTypes(), scanner, config.maxSize(), refused);
    }

    /** Empty where nothing is scanned here. */
    Optional<ClamdScanner> clamd() {
        AttachmentConfig.Clamd clamd = config.clamd();
        return clamd.host().map(host -> new ClamdScanner(host, clamd.port(), clamd.timeout(), clamd.pingTimeout()));
    }
}
