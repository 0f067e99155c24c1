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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Conversation(
        @Personal String id,
        @Personal @Nullable String messageId,
        @Personal List<String> references) {

    public Conversation {
        Require.text(id, "conversation.id");
        references = Require.listOrEmpty(references);
    }
}
