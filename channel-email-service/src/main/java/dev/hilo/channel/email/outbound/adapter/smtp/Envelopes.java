package dev.hilo.channel.email.outbound.adapter.smtp;

import dev.hilo.channel.email.outbound.model.OutgoingMail;
import dev.hilo.contracts.LanguageTags;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Writes mails as MIME: plain text with HTML beside it, in UTF-8. */
final class Envelopes {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private static final int LONGEST_FILE_NAME = 255;
    private static final int LONGEST_ENDING = 10;

    private Envelopes() {}

    static MimeMessage message(Session session, OutgoingMail mail, Instant now) throws MessagingException {
        MimeMessage message = new WithOwnId(session, mail.messageId());
        try {
            message.setFrom(new InternetAddress(mail.fromAddress(), oneLine(mail.fromName()), UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("every Java platform has UTF-8", e);
        }
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), false));
        message.setSubject(oneLine(mail.subject()), UTF_8);
        message.setSentDate(Date.from(now));
        setHeader(
                message,
                "Content-Language",
                LanguageTags.canonical(mail.language()).orElse(""));
        setHeader(message, "In-Reply-To", mail.inReplyTo().orElse(""));
        setHeader(message, "References", String.join("\r\n ", mail.references()));
        if (mail.autoSubmitted().isPresent()) {
            message.setHeader("Auto-Submitted", mail.autoSubmitted().get());
            message.setHeader("X-Auto-Response-Suppress", "All");
        }
        message.setContent(mail.files().isEmpty() ? alternatives(mail) : withFiles(mail));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart alternatives(OutgoingMail mail) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }

    private static MimeMultipart withFiles(OutgoingMail mail) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setContent(alternatives(mail));
        MimeMultipart all = new MimeMultipart("mixed", words);
        for (OutgoingMail.File file : mail.files()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.mediaType())));
            part.setFileName(fileName(oneLine(file.name())));
            part.setDisposition(Part.ATTACHMENT);
            all.addBodyPart(part);
        }
        return all;
    }

    /** Whatever somebody calls themselves or a file, it begins no header. */
    private static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** As long as file systems take it, with its ending; encoded it has to fit on one line. */
    private static String fileName(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - ending.length());
        while ((stem + ending).getBytes(StandardCharsets.UTF_8).length > LONGEST_FILE_NAME) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    private static void setHeader(MimeMessage message, String name, String value) throws MessagingException {
        if (!value.isEmpty()) {
            message.setHeader(name, value);
        }
    }

    /** Keeps the Message-ID it is given, where Angus would draw one. */
    private static final class WithOwnId extends MimeMessage {

        private final String id;

        WithOwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
