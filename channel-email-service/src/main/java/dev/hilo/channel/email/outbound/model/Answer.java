package dev.hilo.channel.email.outbound.model;

import java.util.List;
import java.util.Optional;

/**
 * Something the desk has to say to somebody by mail.
 *
 * @param deliveryId makes the Message-ID
 * @param to the person's address
 * @param author the agent who speaks; nobody when the desk does
 * @param language BCP 47 tag of the text
 * @param threadId names the thread it belongs to
 * @param answered Message-ID of the mail it answers
 * @param references earlier mails of the thread, oldest first
 */
public record Answer(
        String deliveryId,
        String to,
        Optional<String> caseId,
        Purpose purpose,
        Optional<String> author,
        String language,
        Optional<String> subject,
        String text,
        Optional<String> threadId,
        Optional<String> answered,
        List<String> references) {

    /** Who or what makes the desk speak. */
    public enum Purpose {
        /** The person's own mail does, without anybody's doing. */
        AUTOMATIC_REPLY,
        /** Something that happened does, without anybody's doing. */
        AUTOMATIC_NOTICE,
        /** An agent does. */
        PERSONAL
    }
}
