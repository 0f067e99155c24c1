package dev.hilo.channel.email.inbound.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail as far as it could be read.
 *
 * @param digest SHA-256 of the source without the headers that its way here added
 * @param sender who it says it is from; never empty, but maybe no address anybody could answer to
 * @param senderName the name that goes with it
 * @param date what the Date header says, where it can be read
 * @param text as plain text, derived from HTML where there is no other; with quoted history
 * @param newText what the person newly wrote; the whole text where nothing else is left
 * @param html sanitised
 * @param files attached and inline
 * @param origin what speaks for and against the sender
 */
public record Mail(
        MailHeaders headers,
        String digest,
        String sender,
        Optional<String> senderName,
        Optional<String> subject,
        Optional<Instant> date,
        String text,
        String newText,
        Optional<String> html,
        List<MailFile> files,
        Origin origin) {

    /** One whose text bears no such marks. */
    public Mail(
            MailHeaders headers,
            String digest,
            String sender,
            Optional<String> senderName,
            Optional<String> subject,
            Optional<Instant> date,
            String text,
            Optional<String> html,
            List<MailFile> files,
            Origin origin) {
        this(headers, digest, sender, senderName, subject, date, text, NewText.of(text), html, files, origin);
    }

    public Mail {
        files = List.copyOf(files);
    }

    /** What names this mail among all: its Message-ID, or what it is made of. */
    public String identity() {
        return thread().messageId().orElse(digest);
    }

    public MailThread thread() {
        return MailThread.of(headers, "<" + digest + "@no-message-id.invalid>");
    }
}
