package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * What another service asks of the case service. The answer is the context stream: a command that was refused leads to
 * no fact. Told apart in JSON by the property {@code command}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({@JsonSubTypes.Type(value = CaseCommand.AssignCase.class, name = "AssignCase")})
public sealed interface CaseCommand extends Limits.Limited {

    /** Derived by {@link Ids#command}: the same command twice is done once. */
    String commandId();

    /** Whose case it is; also the Kafka key. */
    String userId();

    String caseId();

    /** Which service asks: {@code routing}. */
    String issuer();

    Instant issuedAt();

    /** Give the case to an agent. Refused when the case is no longer active or has an agent already. */
    record AssignCase(
            String commandId,
            String userId,
            String caseId,
            String issuer,
            Instant issuedAt,
            String queue,
            String agentId,
            String agentName)
            implements CaseCommand {
        public AssignCase {
            Require.text(commandId, "commandId");
            Require.text(userId, "userId");
            Require.text(caseId, "caseId");
            Require.text(issuer, "issuer");
            Require.present(issuedAt, "issuedAt");
            Require.text(queue, "queue");
            Require.text(agentId, "agentId");
            Require.text(agentName, "agentName");
        }

        @Override
        public void checkLimits() {
            Limits.text(commandId, Limits.ID, "commandId");
            Limits.text(userId, Limits.ID, "userId");
            Limits.text(caseId, Limits.ID, "caseId");
            Limits.text(issuer, Limits.ID, "issuer");
            Limits.time(issuedAt, "issuedAt");
            Limits.text(queue, Limits.ID, "queue");
            Limits.text(agentId, Limits.ID, "agentId");
            Limits.text(agentName, Limits.NAME, "agentName");
        }
    }
}
