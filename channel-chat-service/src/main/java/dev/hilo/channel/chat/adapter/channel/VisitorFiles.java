package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.model.Upload;
import dev.hilo.channel.sdk.AttachmentRefused;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.contracts.Attachment;
import jakarta.enterprise.context.ApplicationScoped;

/** Stores a visitor's file as one of the interaction that their message will be. */
@ApplicationScoped
public class VisitorFiles {

    private final AttachmentStore attachments;

    VisitorFiles(AttachmentStore attachments) {
        this.attachments = attachments;
    }

    /**
     * The same number of the same message again is the file that is there already.
     *
     * @throws AttachmentRefused when the case service will never take it
     * @throws dev.hilo.channel.sdk.ChannelUnavailable when it could not be stored for now
     */
    public Upload store(String sessionId, String clientId, int number, AttachmentStore.File file)
            throws AttachmentRefused {
        Attachment stored = attachments.store(InteractionMapper.interactionId(sessionId, clientId), number, file);
        return new Upload(clientId, number, InteractionMapper.file(stored));
    }
}
