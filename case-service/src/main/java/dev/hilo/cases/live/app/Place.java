package dev.hilo.cases.live.app;

import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.desk.app.CaseList.Row;
import org.jspecify.annotations.Nullable;

/** Whose lists a case stands on: a queue's, and an agent's when somebody has it. */
public record Place(String queue, @Nullable String agentId) {

    static Place of(Row row) {
        Agent agent = row.content().handling().agent();
        return new Place(row.content().handling().queue(), agent == null ? null : agent.id());
    }
}
