package dev.hilo.routing.assignment.adapter.kafka;

import dev.hilo.contracts.CaseCommand;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.routing.assignment.model.Cases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What routing sees of the case service: one case a user, commands carried out once, the stream as it was committed. */
final class Desk {

    final List<ContextCommitted> stream = new ArrayList<>();
    final Map<String, String> agentOf = new HashMap<>();
    private final Set<String> causes = new HashSet<>();
    private final Set<String> active = new HashSet<>();
    private final Map<String, Long> versions = new HashMap<>();

    void open(String caseId, int priority) {
        active.add(caseId);
        commit(
                caseId,
                "int-" + caseId,
                new ContextCaseFact.CaseOpened(
                        caseId,
                        "int-" + caseId,
                        "s",
                        "email",
                        "es",
                        3,
                        3,
                        priority,
                        Cases.DESK,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    void resolve(String caseId) {
        if (active.remove(caseId)) {
            commit(caseId, null, new ContextCaseFact.CaseResolved(caseId, "other", "done", "agent"));
        }
    }

    void reopen(String caseId) {
        if (active.add(caseId)) {
            commit(caseId, null, new ContextCaseFact.CaseReopened(caseId, "int-again", "came-back", null));
        }
    }

    /** Refuses a command that came before, or a case that is resolved or has an agent; else assigns. */
    void carryOut(CaseCommand command) {
        CaseCommand.AssignCase assign = (CaseCommand.AssignCase) command;
        if (!active.contains(assign.caseId())
                || agentOf.containsKey(assign.caseId())
                || !causes.add(assign.commandId())) {
            return;
        }
        agentOf.put(assign.caseId(), assign.agentId());
        commit(
                assign.caseId(),
                assign.commandId(),
                new ContextCaseFact.CaseAssigned(
                        assign.caseId(), assign.queue(), assign.agentId(), assign.agentName(), assign.issuer()));
    }

    boolean isActive(String caseId) {
        return active.contains(caseId);
    }

    /** How many active cases each agent has. */
    Map<String, Integer> loads() {
        Map<String, Integer> loads = new HashMap<>();
        agentOf.forEach((caseId, agent) -> {
            if (active.contains(caseId)) {
                loads.merge(agent, 1, Integer::sum);
            }
        });
        return loads;
    }

    private void commit(String caseId, @Nullable String cause, ContextFact fact) {
        String user = "u-" + caseId;
        long version = versions.merge(user, 1L, Long::sum);
        stream.add(new ContextCommitted(
                user,
                version,
                List.of(Optional.ofNullable(cause).orElse(user + "/" + version)),
                Cases.AT.plusSeconds(stream.size()),
                List.of(fact)));
    }
}
