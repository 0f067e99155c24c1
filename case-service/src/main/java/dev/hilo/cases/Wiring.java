package dev.hilo.cases;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.api.adapter.mongo.MongoAudit;
import dev.hilo.cases.api.adapter.mongo.MongoReplies;
import dev.hilo.cases.api.adapter.rest.Done;
import dev.hilo.cases.api.app.AnswerOnce;
import dev.hilo.cases.api.app.Audit;
import dev.hilo.cases.api.app.AuditTrail;
import dev.hilo.cases.api.app.Replies;
import dev.hilo.cases.attachments.app.FileOwners;
import dev.hilo.cases.catalogue.adapter.mongo.MongoShelf;
import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.catalogue.app.EditCatalogue;
import dev.hilo.cases.catalogue.app.Shelf;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.cases.catalogue.model.Template;
import dev.hilo.cases.context.adapter.metrics.FoldMeters;
import dev.hilo.cases.context.adapter.mongo.MongoCaseNumbers;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.adapter.mongo.MongoIdentities;
import dev.hilo.cases.context.adapter.mongo.Pseudonyms;
import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.adapter.text.BundledPhrases;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.CaseQueues;
import dev.hilo.cases.context.app.CaseUsers;
import dev.hilo.cases.context.app.CommitSignals;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.PendingVerifications;
import dev.hilo.cases.context.app.Positions;
import dev.hilo.cases.context.app.PresenceBoard;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.model.Asking;
import dev.hilo.cases.context.model.DeskRules;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.MatchingRule;
import dev.hilo.cases.context.model.Phrases;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.desk.adapter.mongo.MongoCaseList;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.keys.adapter.KeysConfig;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.outbox.adapter.WatchedLog;
import dev.hilo.cases.outbox.app.PendingCommits;
import dev.hilo.cases.rebuild.adapter.kafka.KafkaContextTopic;
import dev.hilo.cases.rebuild.adapter.mongo.CaseListProjection;
import dev.hilo.cases.rebuild.adapter.mongo.IdentityProjection;
import dev.hilo.cases.rebuild.adapter.mongo.MongoCommitRecords;
import dev.hilo.cases.rebuild.adapter.mongo.MongoLogUsers;
import dev.hilo.cases.rebuild.adapter.mongo.MongoRebuildStates;
import dev.hilo.cases.rebuild.adapter.mongo.SnapshotProjection;
import dev.hilo.cases.rebuild.app.RebuildProjections;
import dev.hilo.cases.rebuild.app.RepublishLog;
import dev.hilo.cases.search.adapter.lucene.LuceneWords;
import dev.hilo.cases.search.adapter.mongo.MongoSearchIndex;
import dev.hilo.cases.search.app.IndexLog;
import dev.hilo.cases.search.app.SearchIndex;
import dev.hilo.cases.search.app.Words;
import dev.hilo.identities.IdentityRules;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts the parts together: the one place that knows which adapter serves which port. */
@ApplicationScoped
class Wiring {

    @Produces
    @Singleton
    IdentityRules identityRules(IdentityConfig config) {
        return new IdentityRules(
                config.region(), config.plusIgnoredIn().map(Set::copyOf).orElse(Set.of()));
    }

    @Produces
    @Singleton
    ContextLog contextLog(MongoDatabase database, UserKeys keys, PendingCommits pending) {
        return new WatchedLog(new MongoContextLog(database, keys), pending);
    }

    @Produces
    @Singleton
    PublishedLog publishedLog(MongoDatabase database, UserKeys keys) {
        return new PublishedLog(database, keys);
    }

    @Produces
    @Singleton
    Identities identities(MongoDatabase database, KeysConfig keys) {
        List<String> masters = Stream.concat(keys.master().stream(), keys.former().orElse(List.of()).stream())
                .toList();
        return new MongoIdentities(database, Pseudonyms.of(masters));
    }

    @Produces
    @Singleton
    CaseList caseList(MongoDatabase database) {
        return new MongoCaseList(database);
    }

    @Produces
    @Singleton
    Replies replies(MongoDatabase database) {
        return new MongoReplies(database);
    }

    @Produces
    @Singleton
    Audit audit(MongoDatabase database, AuditConfig config) {
        return new MongoAudit(database, config.retention());
    }

    @Produces
    @Singleton
    AuditTrail auditTrail(Audit audit) {
        return new AuditTrail(audit);
    }

    @Produces
    @Singleton
    CaseQueues caseQueues(CaseList list) {
        return caseId -> list.find(caseId).map(row -> row.content().handling().queue());
    }

    @Produces
    @Singleton
    CaseUsers caseUsers(CaseList list) {
        return caseId -> list.find(caseId).map(CaseList.Row::userId);
    }

    @Produces
    @Singleton
    AnswerOnce answerOnce(Replies replies, Clock clock) {
        return new AnswerOnce(replies, clock);
    }

    @Produces
    @Singleton
    PresenceBoard presence(Clock clock) {
        return new PresenceBoard(clock);
    }

    @Produces
    @Singleton
    CommitSignals signals(MeterRegistry meters) {
        CommitSignals signals = new CommitSignals();
        Gauge.builder("hilo.live.followers", signals, CommitSignals::count)
                .tag("of", "users")
                .description("Open live streams")
                .register(meters);
        return signals;
    }

    @Produces
    @Singleton
    CaseListing listing(CaseList list, ContextLog log) {
        return new CaseListing(list, log);
    }

    @Produces
    @Singleton
    Committer committer(
            ContextLog log,
            MongoDatabase database,
            CaseListing listing,
            FileOwners files,
            CommitSignals signals,
            Done done,
            MeterRegistry meters,
            Clock clock) {
        return new Committer(
                log,
                new MongoCaseNumbers(database),
                List.of(commits -> done.committed(), listing, files, signals, new FoldMeters(meters)),
                clock);
    }

    @Produces
    @Singleton
    Links links(Identities identities, ContextLog log, Committer committer) {
        return new Links(identities, log, committer, () -> UUID.randomUUID().toString());
    }

    @Produces
    @Singleton
    RecordInteractions recordInteractions(
            Identities identities,
            Committer committer,
            Links links,
            PendingVerifications verifications,
            CaseServiceConfig config,
            MatchingConfig matching,
            CurrentCatalogue catalogue,
            Phrases phrases,
            DeskRules desk) {
        List<MatchingRule> rules = policies(matching);
        return new RecordInteractions(
                identities,
                committer,
                links,
                verifications,
                () -> new Folding(
                        rules,
                        new Asking(catalogue.get(), phrases),
                        config.defaultQueue(),
                        config.defaultLanguage(),
                        desk),
                () -> UUID.randomUUID().toString());
    }

    private static List<MatchingRule> policies(MatchingConfig config) {
        try {
            return new Policies(
                            config.continuationWindow(),
                            config.passingChannels().map(Set::copyOf).orElse(Set.of()))
                    .named(config.policies());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("hilo.cases.matching.policies: " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    Phrases phrases() {
        return BundledPhrases.load();
    }

    @Produces
    @Singleton
    Shelf<Service> services(MongoDatabase database) {
        return new MongoShelf<>(database, "services", Service.class);
    }

    @Produces
    @Singleton
    Shelf<Template> templates(MongoDatabase database) {
        return new MongoShelf<>(database, "templates", Template.class);
    }

    @Produces
    @Singleton
    CurrentCatalogue catalogue(
            Shelf<Service> services, Shelf<Template> templates, CatalogueConfig config, Clock clock) {
        return new CurrentCatalogue(services, templates, config.refresh(), clock);
    }

    @Produces
    @Singleton
    EditCatalogue editCatalogue(
            Shelf<Service> services, Shelf<Template> templates, CurrentCatalogue catalogue, Clock clock) {
        return new EditCatalogue(services, templates, catalogue, clock);
    }

    @Produces
    @Singleton
    Words words() {
        return new LuceneWords();
    }

    @Produces
    @Singleton
    SearchIndex searchIndex(MongoDatabase database) {
        return new MongoSearchIndex(database);
    }

    @Produces
    @Singleton
    IndexLog indexLog(SearchIndex index, ContextLog log, Words words) {
        return new IndexLog(index, log, words);
    }

    /** Every projection of the log stands here: what is missing is not built anew. */
    @Produces
    @Singleton
    RebuildProjections rebuildProjections(
            ContextLog log,
            CaseList list,
            Identities identities,
            IndexLog search,
            MongoDatabase database,
            Clock clock) {
        return new RebuildProjections(
                new MongoLogUsers(database),
                log,
                List.of(
                        new SnapshotProjection(log, database),
                        new CaseListProjection(list, database),
                        new IdentityProjection(identities),
                        search),
                new MongoRebuildStates(database, "rebuild"),
                UUID.randomUUID().toString(),
                clock);
    }

    @Produces
    @Singleton
    RepublishLog republishLog(KafkaConnection kafka, EventPublisher publisher, MongoDatabase database, Clock clock) {
        return new RepublishLog(
                new MongoCommitRecords(database),
                new KafkaContextTopic(kafka, publisher),
                new MongoRebuildStates(database, "republish"),
                UUID.randomUUID().toString(),
                clock);
    }

    @Produces
    @Singleton
    ActOnCase actOnCase(Committer committer) {
        return new ActOnCase(committer);
    }

    @Produces
    @Singleton
    Positions positions(ContextLog log) {
        return new Positions(log);
    }
}
