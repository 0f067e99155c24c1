package dev.hilo.routing.assignment.adapter.kafka;

import dev.hilo.contracts.CaseCommand;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Ids;
import dev.hilo.routing.assignment.app.Commands;
import dev.hilo.routing.assignment.model.Assignment;
import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.stream.EventPublisher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Issues commands on {@code hilo.case-commands}. */
public final class KafkaCommands implements Commands {

    private static final String ISSUER = "routing";

    private final EventPublisher publisher;
    private final Clock clock;

    public KafkaCommands(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public void assign(List<Assignment> assignments) {
        Instant now = clock.instant();
        List<CaseCommand> commands =
                assignments.stream().map(one -> command(one, now)).toList();
        publisher.publishAll(EventType.CASE_COMMAND_ISSUED, commands);
    }

    /**
     * The id names the state of the case that led to the command, not the agent: of two such commands the case service
     * carries out the first.
     */
    static CaseCommand command(Assignment assignment, Instant now) {
        RoutedCase routed = assignment.routed();
        return new CaseCommand.AssignCase(
                Ids.command(ISSUER, routed.userId(), routed.version(), routed.caseId()),
                routed.userId(),
                routed.caseId(),
                ISSUER,
                now,
                routed.queue(),
                assignment.agent().id(),
                assignment.agent().name());
    }
}
