package dev.hilo.routing.assignment.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.routing.assignment.adapter.kafka.KafkaCommands;
import dev.hilo.routing.assignment.adapter.mongo.MongoPositions;
import dev.hilo.routing.assignment.adapter.mongo.MongoRoutedCases;
import dev.hilo.routing.assignment.adapter.rounds.AssignmentConfig;
import dev.hilo.routing.assignment.app.FoldCommits;
import dev.hilo.routing.assignment.app.GiveOutCases;
import dev.hilo.routing.assignment.app.RoutedCases;
import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.model.Queues;
import dev.hilo.stream.EventPublisher;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the feature together. */
class AssignmentBeans {

    @Produces
    @Singleton
    MongoIndexes indexes() {
        return new MongoIndexes(MongoRoutedCases.INDEXES);
    }

    @Produces
    @Singleton
    RoutedCases cases(MongoDatabase database) {
        return new MongoRoutedCases(database);
    }

    @Produces
    @Singleton
    FoldCommits foldCommits(RoutedCases cases, MongoDatabase database) {
        return new FoldCommits(cases, new MongoPositions(database));
    }

    @Produces
    @Singleton
    GiveOutCases giveOutCases(
            RoutedCases cases,
            Roster roster,
            Queues queues,
            EventPublisher publisher,
            AssignmentConfig config,
            Clock clock) {
        return new GiveOutCases(
                cases, roster, queues, new KafkaCommands(publisher, clock), config.reservation(), clock);
    }
}
