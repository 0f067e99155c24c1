package dev.hilo.cases.outbox.adapter.connect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.cases.outbox.app.ConnectorState;
import dev.hilo.cases.outbox.app.ConnectorState.Status;
import java.util.ArrayList;
import java.util.List;

/** Connect's answer at {@code /connectors/NAME/status}. */
final class ConnectorStatus {

    private static final int LONGEST_REASON = 300;

    private ConnectorStatus() {}

    static ConnectorState read(JsonNode answer) {
        List<JsonNode> parts = new ArrayList<>();
        parts.add(answer.path("connector"));
        answer.path("tasks").forEach(parts::add);
        for (JsonNode part : parts) {
            if (state(part).equals("FAILED")) {
                return new ConnectorState(Status.FAILED, "the connector failed: " + firstLine(part));
            }
        }
        for (JsonNode part : parts) {
            if (!state(part).equals("RUNNING")) {
                return new ConnectorState(Status.NOT_RUNNING, "the connector is " + state(part));
            }
        }
        return parts.size() > 1
                ? new ConnectorState(Status.RUNNING, "")
                : new ConnectorState(Status.NOT_RUNNING, "the connector has no task");
    }

    private static String state(JsonNode part) {
        return part.path("state").asText("absent");
    }

    private static String firstLine(JsonNode part) {
        String line = part.path("trace")
                .asText("without a reason")
                .lines()
                .findFirst()
                .orElse("without a reason");
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }
}
