package dev.hilo.cases.api.adapter.rest;

import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.kit.access.QueueVisibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** The same queues as in every other service. */
@ApplicationScoped
class QueueAccess implements CaseAccess {

    private final QueueVisibility visibility;

    QueueAccess(QueueVisibility visibility) {
        this.visibility = visibility;
    }

    @Override
    public Optional<Set<String>> queues() {
        return visibility.queues();
    }
}
