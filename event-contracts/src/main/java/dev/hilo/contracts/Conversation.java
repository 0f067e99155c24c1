package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channel's own thread.
 *
 * @param id names the thread on its channel: the first Message-ID of a mail thread, a chat session, a call id
 * @param messageId the message's own id on its channel, where it has one that replies can refer to
 * @param references earlier messages of the thread, oldest first
 * @param recipient which of the desk's own addresses the person wrote to, as a channel identity, where the channel has
 *     several; answers come from it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conversation(
        @Personal String id,
        @Personal @Nullable String messageId,
        @Personal List<String> references,
        @Nullable String recipient) {

    public Conversation {
        Require.text(id, "conversation.id");
        references = Require.listOrEmpty(references);
        if (recipient != null) {
            Require.identity(recipient, "conversation.recipient");
        }
    }

    void checkLimits() {
        Limits.text(id, Limits.PROVIDER_ID, "conversation.id");
        Limits.text(messageId, Limits.PROVIDER_ID, "conversation.messageId");
        Limits.texts(references, Limits.REFERENCES, Limits.PROVIDER_ID, "conversation.references");
        Limits.text(recipient, Limits.IDENTITY, "conversation.recipient");
    }

    /** One on a channel where the desk has a single address. */
    public Conversation(String id, @Nullable String messageId, List<String> references) {
        this(id, messageId, references, null);
    }
}
