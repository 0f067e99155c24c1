package dev.hilo.bench;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.adapter.mongo.MongoCaseNumbers;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.adapter.mongo.MongoIdentities;
import dev.hilo.cases.context.adapter.mongo.Pseudonyms;
import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.adapter.rest.Timelines;
import dev.hilo.cases.context.app.CommitSignals;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.PendingVerifications;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.desk.adapter.mongo.MongoCaseList;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.keys.adapter.cache.CachedUserKeys;
import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.keys.adapter.mongo.MongoUserKeys;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.kit.MongoIndexes;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The case service's own parts, put together as the service does. */
record Desk(RecordInteractions recording, ContextLog log, Timelines timelines, Identities identities) {

    /** Any will do: what it protects is made up, and gone with the benchmark. */
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    static Desk of(MongoDatabase database) {
        MongoUserKeys stored = new MongoUserKeys(database, MasterKeys.of(Optional.of(MASTER_KEY), List.of()));
        UserKeys keys = new CachedUserKeys(stored);
        MongoContextLog log = new MongoContextLog(database, keys);
        MongoCaseList list = new MongoCaseList(database);
        MongoIndexes.of(MongoUserKeys.INDEXES, MongoContextLog.INDEXES, MongoCaseList.INDEXES)
                .create(database);
        Committer committer = new Committer(
                log,
                new MongoCaseNumbers(database),
                List.of(new CaseListing(list, log), new CommitSignals()),
                Clock.systemUTC());
        Identities identities = new MongoIdentities(database, Pseudonyms.of(List.of(MASTER_KEY)));
        Folding folding = new Folding(Policies.usual(), "service-desk", "es");
        return new Desk(
                new RecordInteractions(
                        identities,
                        committer,
                        new Links(
                                identities,
                                log,
                                committer,
                                () -> UUID.randomUUID().toString()),
                        PendingVerifications.NONE,
                        () -> folding,
                        () -> UUID.randomUUID().toString()),
                log,
                new Timelines(new PublishedLog(database, keys)),
                identities);
    }
}
