package dev.hilo.cases.keys.adapter;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.keys.adapter.cache.CachedUserKeys;
import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.keys.adapter.mongo.MongoUserKeys;
import dev.hilo.cases.keys.app.UserKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the feature together. */
@ApplicationScoped
class KeysBeans {

    private static final int BEFORE_CONSUMERS = 1;

    private final KeysConfig config;

    KeysBeans(KeysConfig config) {
        this.config = config;
    }

    /** Without master key the service does not start. */
    void check(@Observes @Priority(BEFORE_CONSUMERS) StartupEvent event, MasterKeys masters) {
        masters.current();
    }

    @Produces
    @Singleton
    UserKeys userKeys(MongoDatabase database, MasterKeys masters) {
        MongoUserKeys keys = new MongoUserKeys(database, masters);
        return new CachedUserKeys(keys);
    }

    @Produces
    @Singleton
    MasterKeys masterKeys() {
        return MasterKeys.of(config.master(), config.former().orElse(List.of()));
    }
}
