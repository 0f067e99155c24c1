package dev.hilo.routing;

import dev.hilo.kit.test.TestTokens;
import dev.hilo.routing.assignment.app.MemoryRoutedCases;
import dev.hilo.routing.assignment.app.RoutedCases;
import dev.hilo.routing.roster.app.MemoryRoster;
import dev.hilo.routing.roster.app.Roster;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The service with its stores in memory: needs no database. */
public final class InMemory implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(Stores.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(TestTokens.settings());
        settings.put("hilo.routing.seed-agents", "true");
        settings.put("hilo.routing.queues.network.title", "Network");
        settings.put("hilo.routing.queues.network.skills", "vpn");
        return settings;
    }

    @Alternative
    static class Stores {

        @Produces
        @Singleton
        @Alternative
        Roster roster() {
            return new MemoryRoster();
        }

        @Produces
        @Singleton
        @Alternative
        RoutedCases cases() {
            return new MemoryRoutedCases();
        }
    }
}
