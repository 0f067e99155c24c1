package dev.hilo.cases.protection.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.api.app.Audit;
import dev.hilo.cases.api.app.Replies;
import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.directory.app.DirectoryStore;
import dev.hilo.cases.directory.app.ForgetUser;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.protection.adapter.kafka.KafkaCarrierTopics;
import dev.hilo.cases.protection.adapter.mongo.MongoErasures;
import dev.hilo.cases.protection.adapter.rest.ExportJson;
import dev.hilo.cases.protection.app.CarrierTopics;
import dev.hilo.cases.protection.app.EraseUser;
import dev.hilo.cases.protection.app.Erasures;
import dev.hilo.cases.protection.app.ExpireCases;
import dev.hilo.cases.protection.app.ExportUser;
import dev.hilo.cases.protection.app.PersonalStore;
import dev.hilo.cases.protection.app.TracesOf;
import dev.hilo.cases.search.app.SearchIndex;
import dev.hilo.cases.verification.app.ForgetCodes;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** Puts the parts of data protection together. */
@ApplicationScoped
class ProtectionBeans {

    /** Every place beside the log that holds personal content stands here: what is missing does not forget. */
    private static List<PersonalStore> stores(
            Identities identities,
            CaseList list,
            SearchIndex search,
            AttachmentStore attachments,
            Replies replies,
            ForgetUser directory,
            Audit audit,
            ForgetCodes codes) {
        return List.of(
                PersonalStore.of(
                        "identities", traces -> identities.erase(traces.identities(), traces.users(), traces.logs())),
                PersonalStore.of(
                        "cases", traces -> list.forget(traces.users(), traces.person() ? Set.of() : traces.cases())),
                PersonalStore.of("search", traces -> {
                    if (traces.person()) {
                        search.forget(traces.users());
                    } else {
                        traces.cases().forEach(search::forgetCase);
                    }
                }),
                PersonalStore.of("attachments", traces -> {
                    attachments.delete(traces.attachments(), traces.users());
                    if (traces.person()) {
                        attachments.delete(attachments.of(traces.users()), traces.users());
                    }
                }),
                PersonalStore.of("directory", traces -> {
                    if (traces.person()) {
                        traces.users().forEach(directory::forget);
                    }
                }),
                PersonalStore.of("idempotency", traces -> traces.users().forEach(replies::forget)),
                PersonalStore.of("audit", traces -> {
                    if (traces.person()) {
                        audit.erase(traces.users(), traces.subjects());
                    }
                }),
                PersonalStore.of("verifications", traces -> {
                    if (traces.person()) {
                        codes.forget(traces.identities());
                    }
                }));
    }

    @Produces
    @Singleton
    Admin kafkaAdmin(KafkaConnection kafka) {
        return Admin.create(kafka.with(Map.of()));
    }

    void close(@Disposes Admin admin) {
        admin.close(Duration.ofSeconds(2));
    }

    @Produces
    @Singleton
    CarrierTopics carrierTopics(Admin admin, EventPublisher publisher, KafkaConnection kafka, Clock clock) {
        return new KafkaCarrierTopics(admin, publisher, kafka, clock);
    }

    @Produces
    @Singleton
    Erasures erasures(MongoDatabase database) {
        return new MongoErasures(database);
    }

    @Produces
    @Singleton
    TracesOf tracesOf(ContextLog log) {
        return new TracesOf(log, PublishedInteraction::attachmentIds);
    }

    @Produces
    @Singleton
    ExportUser exportUser(
            ContextLog log,
            TracesOf tracesOf,
            DirectoryStore directory,
            AttachmentStore attachments,
            PublishedLog published) {
        return new ExportUser(log, tracesOf, directory, attachments, new ExportJson(published));
    }

    @Produces
    @Singleton
    EraseUser eraseUser(
            ContextLog log,
            ActOnCase acting,
            TracesOf tracesOf,
            Identities identities,
            CaseList list,
            SearchIndex search,
            AttachmentStore attachments,
            Replies replies,
            ForgetUser directory,
            Audit audit,
            ForgetCodes codes,
            UserKeys keys,
            CarrierTopics topics,
            Erasures erasures,
            ErasureConfig config,
            Clock clock) {
        return new EraseUser(
                acting,
                tracesOf,
                stores(identities, list, search, attachments, replies, directory, audit, codes),
                keys,
                topics,
                erasures,
                clock,
                config.idleGroupsHold());
    }

    @Produces
    @Singleton
    ExpireCases expireCases(
            RetentionConfig config,
            CurrentCatalogue catalogue,
            CaseList list,
            ContextLog log,
            ActOnCase acting,
            TracesOf tracesOf,
            Identities identities,
            SearchIndex search,
            AttachmentStore attachments,
            Replies replies,
            ForgetUser directory,
            Audit audit,
            ForgetCodes codes,
            UserKeys keys,
            Clock clock) {
        return new ExpireCases(
                new CatalogueRules(catalogue, config),
                list,
                log,
                acting,
                tracesOf,
                stores(identities, list, search, attachments, replies, directory, audit, codes),
                keys,
                clock);
    }
}
