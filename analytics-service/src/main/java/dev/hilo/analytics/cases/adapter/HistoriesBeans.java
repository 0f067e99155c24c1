package dev.hilo.analytics.cases.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.analytics.cases.adapter.mongo.MongoChapters;
import dev.hilo.analytics.cases.adapter.mongo.MongoUserPositions;
import dev.hilo.analytics.cases.app.CaseHistories;
import dev.hilo.analytics.cases.app.Chapters;
import dev.hilo.analytics.cases.app.FoldCommits;
import dev.hilo.kit.MongoIndexes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the feature together. */
class HistoriesBeans {

    @Produces
    @Singleton
    MongoIndexes indexes() {
        return new MongoIndexes(MongoChapters.INDEXES);
    }

    @Produces
    @Singleton
    Chapters chapters(MongoDatabase database) {
        return new MongoChapters(database);
    }

    @Produces
    @Singleton
    CaseHistories histories(Chapters chapters) {
        return new CaseHistories(chapters);
    }

    @Produces
    @Singleton
    FoldCommits foldCommits(Chapters chapters, MongoDatabase database) {
        return new FoldCommits(chapters, new MongoUserPositions(database));
    }
}
