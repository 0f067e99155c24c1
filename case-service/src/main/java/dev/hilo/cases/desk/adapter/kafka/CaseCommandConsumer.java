package dev.hilo.cases.desk.adapter.kafka;

import dev.hilo.cases.context.app.Cause;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseActions;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.contracts.CaseCommand;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Does what other services ask on {@code hilo.case-commands}; what the case does not allow leads to no fact. */
@ApplicationScoped
class CaseCommandConsumer {

    private static final Logger LOG = Logger.getLogger(CaseCommandConsumer.class);
    private static final int SIZE = 1_000;

    private final EventConsumers consumers;
    private final Committer committer;

    CaseCommandConsumer(EventConsumers consumers, Committer committer) {
        this.consumers = consumers;
        this.committer = committer;
    }

    void start(@Observes StartupEvent event) {
        consumers.start(EventType.CASE_COMMAND_ISSUED, "case-service", this::obey);
    }

    private void obey(List<Event<CaseCommand>> events) {
        Map<String, List<Cause>> causes = new LinkedHashMap<>();
        for (Event<CaseCommand> event : events) {
            causes.computeIfAbsent(event.data().userId(), user -> new ArrayList<>())
                    .add(cause(event.data(), event));
        }
        committer.commitLatest(causes);
    }

    private static Cause cause(CaseCommand command, Event<CaseCommand> event) {
        return new Cause(
                command.commandId(),
                command.caseId(),
                SIZE,
                (context, caseNumbers) -> {
                    Decision decision = decide(command, context);
                    if (decision instanceof Decision.Accepted accepted) {
                        return accepted.facts();
                    }
                    LOG.infof("%s for %s: %s", command.commandId(), command.caseId(), decision);
                    return List.of();
                },
                event.traceparent());
    }

    private static Decision decide(CaseCommand command, Context context) {
        return switch (command) {
            case CaseCommand.AssignCase c ->
                CaseActions.assignIfFree(
                        context, c.caseId(), c.queue(), new Agent(c.agentId(), c.agentName()), c.issuer());
        };
    }
}
