package dev.hilo.local.mail;

import dev.hilo.local.web.Language;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a person reads it. All of it is text of strangers: whoever shows it escapes it.
 *
 * @param text the plain text, or the HTML's source when there is no plain text
 */
record MailView(Map<String, String> headers, String text, List<Attachment> attachments) {
    /** The headers shown: who, what, when, and how the mail is threaded. */
    static final List<String> HEADERS = List.of(
            "From",
            "To",
            "Cc",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Auto-Submitted",
            "Content-Type");

    private static final int LARGEST_IMAGE = 2 << 20;

    /**
     * An attachment.
     *
     * @param image a {@code data:} URI when it is a picture a browser shows safely
     */
    record Attachment(String name, String type, int size, Optional<String> image) {}

    static MailView of(MimeMessage message) throws MessagingException, IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : HEADERS) {
            String value = message.getHeader(name, ", ");
            if (value != null) {
                headers.put(name, MimeUtility.decodeText(MimeUtility.unfold(value)));
            }
        }
        Collector collector = new Collector();
        collector.visit(message);
        return new MailView(headers, collector.text(), List.copyOf(collector.attachments));
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String subject(Language language) {
        String subject = header("Subject");
        return subject.isBlank() ? language.say("(sin asunto)", "(no subject)") : subject;
    }

    private static final class Collector {
        private final List<Attachment> attachments = new ArrayList<>();
        private @Nullable String plain;
        private @Nullable String html;

        void visit(Part part) throws MessagingException, IOException {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    visit(parts.getBodyPart(i));
                }
                return;
            }
            boolean attached = part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (!attached && plain == null && part.isMimeType("text/plain")) {
                plain = String.valueOf(part.getContent());
            } else if (!attached && html == null && part.isMimeType("text/html")) {
                html = String.valueOf(part.getContent());
            } else {
                attachments.add(attachment(part));
            }
        }

        String text() {
            return plain != null ? plain : html != null ? html : "";
        }

        private static Attachment attachment(Part part) throws MessagingException, IOException {
            byte[] bytes = part.getInputStream().readAllBytes();
            String type = part.getContentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            boolean shown = type.matches("image/(png|jpeg|gif)") && bytes.length <= LARGEST_IMAGE;
            String name = part.getFileName() == null ? "—" : MimeUtility.decodeText(part.getFileName());
            return new Attachment(
                    name,
                    type,
                    bytes.length,
                    shown
                            ? Optional.of("data:" + type + ";base64,"
                                    + Base64.getEncoder().encodeToString(bytes))
                            : Optional.empty());
        }
    }
}
