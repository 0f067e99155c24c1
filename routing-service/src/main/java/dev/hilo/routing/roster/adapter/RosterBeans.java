package dev.hilo.routing.roster.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.routing.roster.adapter.mongo.MongoRoster;
import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.model.Queue;
import dev.hilo.routing.roster.model.Queues;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the feature together. */
class RosterBeans {

    @Produces
    @Singleton
    Roster roster(MongoDatabase database) {
        return new MongoRoster(database);
    }

    @Produces
    @Singleton
    Queues queues(RosterConfig config) {
        List<Queue> queues = new ArrayList<>();
        config.queues()
                .forEach((name, queue) ->
                        queues.add(new Queue(name, queue.title(), queue.skills().orElse(Set.of()))));
        return Queues.of(queues);
    }
}
