package dev.hilo.channel.chat.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's chat, from their first message on.
 *
 * @param id public, part of its {@link SessionSecret}
 * @param secretHash of the one secret that opens it now; null once its visitor has signed out
 * @param usedAt when its visitor was last there, to within a minute
 */
public record ChatSession(
        String id, @Nullable String secretHash, Visitor visitor, Instant openedAt, Instant usedAt, Marks marks) {

    public static ChatSession opened(String id, String secretHash, Visitor visitor, Instant at) {
        return new ChatSession(id, secretHash, visitor, at, at, Marks.NONE);
    }

    public ChatSession with(Visitor newer) {
        return new ChatSession(id, secretHash, newer, openedAt, usedAt, marks);
    }

    /** Opened by another secret from now on, or by none. */
    public ChatSession with(@Nullable String newSecretHash) {
        return new ChatSession(id, newSecretHash, visitor, openedAt, usedAt, marks);
    }

    public ChatSession usedAt(Instant at) {
        return new ChatSession(id, secretHash, visitor, openedAt, at.isAfter(usedAt) ? at : usedAt, marks);
    }

    public ChatSession advancedBy(Marks raised) {
        return new ChatSession(id, secretHash, visitor, openedAt, usedAt, marks.advancedBy(raised));
    }

    /** Nothing that opens it. */
    @Override
    public String toString() {
        return "ChatSession[" + id + ", " + visitor + ", " + marks + "]";
    }
}
