package dev.hilo.channel.email.outbound.model;

import java.util.List;
import java.util.Optional;

/**
 * A mail ready to be sent.
 *
 * @param messageId the same for the same delivery, always
 * @param autoSubmitted RFC 3834's word for it; nothing where a person wrote it
 */
public record OutgoingMail(
        String messageId,
        String fromAddress,
        String fromName,
        String to,
        String subject,
        Optional<String> inReplyTo,
        List<String> references,
        Optional<String> autoSubmitted,
        String language,
        String text,
        String html,
        List<File> files) {

    /** A file that goes with it. */
    public record File(String name, String mediaType, byte[] bytes) {}

    /** The same, with files. */
    public OutgoingMail with(List<File> some) {
        return new OutgoingMail(
                messageId,
                fromAddress,
                fromName,
                to,
                subject,
                inReplyTo,
                references,
                autoSubmitted,
                language,
                text,
                html,
                List.copyOf(some));
    }
}
