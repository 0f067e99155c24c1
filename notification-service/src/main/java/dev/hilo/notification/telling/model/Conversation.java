package dev.hilo.notification.telling.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel's thread as it stood at one message of the user.
 *
 * @param messageId the user's message, where the channel can refer to it
 * @param references earlier messages of the thread, oldest first
 * @param subject the thread's title, where the channel has one
 * @param recipient the desk's own address that the user wrote to, where the channel has several
 */
public record Conversation(
        String id,
        @Nullable String messageId,
        List<String> references,
        @Nullable String subject,
        @Nullable String recipient) {

    /** Mail threads grow; the first message and the newest ones are what clients thread by. */
    static final int REFERENCES_KEPT = 20;

    public Conversation {
        references = shortened(references);
    }

    /** One on a channel where the desk has a single address. */
    public Conversation(String id, @Nullable String messageId, List<String> references, @Nullable String subject) {
        this(id, messageId, references, subject, null);
    }

    /** The thread to continue when answering this message: it comes last among the references. */
    public Conversation answering() {
        if (messageId == null || references.contains(messageId)) {
            return this;
        }
        List<String> withMessage = new ArrayList<>(references);
        withMessage.add(messageId);
        return new Conversation(id, messageId, withMessage, subject, recipient);
    }

    Conversation withoutSubject() {
        return new Conversation(id, messageId, references, null, recipient);
    }

    private static List<String> shortened(List<String> references) {
        if (references.size() <= REFERENCES_KEPT) {
            return List.copyOf(references);
        }
        List<String> kept = new ArrayList<>();
        kept.add(references.getFirst());
        kept.addAll(references.subList(references.size() - REFERENCES_KEPT + 1, references.size()));
        return List.copyOf(kept);
    }
}
