package dev.hilo.cases;

import dev.hilo.cases.api.adapter.mongo.MongoAudit;
import dev.hilo.cases.api.adapter.mongo.MongoReplies;
import dev.hilo.cases.attachments.adapter.mongo.GridFsAttachments;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.desk.adapter.mongo.MongoCaseList;
import dev.hilo.cases.desk.adapter.mongo.MongoCaseTimes;
import dev.hilo.cases.directory.adapter.mongo.MongoDirectory;
import dev.hilo.cases.keys.adapter.mongo.MongoUserKeys;
import dev.hilo.cases.protection.adapter.mongo.MongoErasures;
import dev.hilo.cases.search.adapter.mongo.MongoSearchIndex;
import dev.hilo.cases.verification.adapter.mongo.MongoVerifications;
import dev.hilo.cases.webhooks.adapter.mongo.MongoDeliveries;
import dev.hilo.cases.webhooks.adapter.mongo.MongoLanes;
import dev.hilo.kit.MongoIndexes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The indexes of the service, each declared beside the queries that it serves. */
class IndexWiring {

    @Produces
    @Singleton
    MongoIndexes indexes() {
        return MongoIndexes.of(
                MongoContextLog.INDEXES,
                MongoUserKeys.INDEXES,
                MongoCaseList.INDEXES,
                MongoCaseTimes.INDEXES,
                MongoSearchIndex.INDEXES,
                MongoDirectory.INDEXES,
                MongoReplies.INDEXES,
                MongoAudit.INDEXES,
                MongoVerifications.INDEXES,
                MongoErasures.INDEXES,
                GridFsAttachments.INDEXES,
                MongoDeliveries.INDEXES,
                MongoLanes.INDEXES);
    }
}
