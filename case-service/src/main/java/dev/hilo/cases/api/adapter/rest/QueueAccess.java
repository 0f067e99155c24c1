package dev.hilo.cases.api.adapter.rest;

import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.kit.Roles;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Agents by queue, when so configured: by the claim {@code queues} of their token. */
@ApplicationScoped
class QueueAccess implements CaseAccess {

    /** Who sees which cases. */
    @ConfigMapping(prefix = "hilo.cases")
    interface Config {

        /** Whether an agent sees only the cases of the queues that their token's claim {@code queues} lists. */
        @WithName("agents-by-queue")
        @WithDefault("false")
        boolean agentsByQueue();
    }

    private final Config config;
    private final Caller caller;

    QueueAccess(Config config, Caller caller) {
        this.config = config;
        this.caller = caller;
    }

    @Override
    public Optional<Set<String>> queues() {
        return config.agentsByQueue() && caller.role().equals(Roles.AGENT)
                ? Optional.of(caller.list("queues"))
                : Optional.empty();
    }
}
