package dev.hilo.cases.api.adapter.rest;

import dev.hilo.cases.CaseServiceConfig;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.kit.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Agents by queue, when so configured: by the claim {@code queues} of their token. */
@ApplicationScoped
class QueueAccess implements CaseAccess {

    private final CaseServiceConfig config;
    private final Caller caller;

    QueueAccess(CaseServiceConfig config, Caller caller) {
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
