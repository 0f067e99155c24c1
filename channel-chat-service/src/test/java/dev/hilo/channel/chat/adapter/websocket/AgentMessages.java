package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.contracts.Delivery;
import java.time.Instant;
import java.util.Map;

/** What the desk asks the chat to deliver. */
public final class AgentMessages {

    private AgentMessages() {}

    /** @param to the visitor's channel identity */
    public static Delivery of(String id, String to, String text) {
        return new Delivery(
                id,
                "chat",
                to,
                "usr-1",
                "HILO-1042",
                Delivery.Kind.AGENT_MESSAGE,
                "Leo",
                "es",
                null,
                text,
                null,
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }
}
