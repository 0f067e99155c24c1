package dev.hilo.analytics.cases.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.analytics.cases.adapter.mongo.MongoCaseHistories;
import dev.hilo.analytics.cases.adapter.mongo.MongoUserPositions;
import dev.hilo.analytics.cases.app.CaseHistories;
import dev.hilo.analytics.cases.app.FoldCommits;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the feature together. */
class HistoriesBeans {

    @Produces
    @Singleton
    CaseHistories histories(MongoDatabase database) {
        return new MongoCaseHistories(database);
    }

    @Produces
    @Singleton
    FoldCommits foldCommits(CaseHistories histories, MongoDatabase database) {
        return new FoldCommits(histories, new MongoUserPositions(database));
    }
}
