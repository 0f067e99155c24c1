package dev.hilo.channel.chat.model;

import java.time.Instant;

/**
 * One visitor's chat, from their first message on.
 *
 * @param id derived from its secret by {@link SessionSecret#sessionId}
 */
public record ChatSession(String id, Visitor visitor, Instant openedAt, Marks marks) {

    public static ChatSession opened(String id, Visitor visitor, Instant at) {
        return new ChatSession(id, visitor, at, Marks.NONE);
    }
}
