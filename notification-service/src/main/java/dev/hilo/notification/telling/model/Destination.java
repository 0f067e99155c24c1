package dev.hilo.notification.telling.model;

import org.jspecify.annotations.Nullable;

/** Where a message goes, and the thread it continues there; no thread means that a new one begins. */
public record Destination(
        String channel, String identity, @Nullable Conversation conversation) {

    static Destination answering(Contact contact) {
        return new Destination(
                contact.channel(), contact.identity(), contact.conversation().answering());
    }
}
