package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.MailFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.Field;

/** Sorts a mail's parts into what is to be read and what is a file. */
final class MimeParts {

    private static final int DEEPEST = 50;
    private static final int MOST = 1_000;
    private static final Map<String, String> NAMES = Map.of(
            "text/calendar", "invite.ics",
            "text/html", "text.html",
            "text/plain", "text.txt",
            "message/delivery-status", "delivery-status.txt",
            "message/rfc822", "forwarded.eml",
            "image/png", "image.png",
            "image/jpeg", "image.jpg",
            "image/gif", "image.gif",
            "application/pdf", "document.pdf");

    private final List<MailFile> files = new ArrayList<>();
    private final List<Segment> segments;
    private int parts;

    /** A stretch of the mail to be read: as text, as HTML, or as both where one is an alternative of the other. */
    private record Segment(List<String> texts, List<String> htmls) {

        String text() {
            return String.join(
                    "\n\n",
                    texts.isEmpty() ? htmls.stream().map(HtmlText::plain).toList() : texts);
        }

        /** Without what its program marks as quoted; the whole text where it marks nothing. */
        String unquoted() {
            return htmls.size() == 1 ? Quotations.above(htmls.getFirst()).orElseGet(this::text) : text();
        }

        String html() {
            return htmls.isEmpty() ? HtmlText.ofPlain(text()) : String.join("<hr>", htmls);
        }
    }

    private MimeParts(Message message) throws UnreadableMail, IOException {
        this.segments = visit(message, 0);
    }

    static MimeParts of(Message message) throws UnreadableMail, IOException {
        return new MimeParts(message);
    }

    /** Plain text as written, or derived from HTML where there is no other. */
    String text() {
        return segments.stream()
                .map(Segment::text)
                .collect(Collectors.joining("\n\n"))
                .strip();
    }

    /** The text without what the programs that wrote its HTML marked as quoted or as a signature. */
    String unquoted() {
        return segments.stream()
                .map(Segment::unquoted)
                .collect(Collectors.joining("\n\n"))
                .strip();
    }

    /** Sanitised, where any part is HTML. */
    Optional<String> html() {
        return segments.stream().allMatch(segment -> segment.htmls().isEmpty())
                ? Optional.empty()
                : Optional.of(
                        HtmlText.sanitised(segments.stream().map(Segment::html).collect(Collectors.joining("<hr>"))));
    }

    List<MailFile> files() {
        return files;
    }

    private List<Segment> visit(Entity entity, int depth) throws UnreadableMail, IOException {
        if (depth > DEEPEST || ++parts > MOST) {
            throw new UnreadableMail("more than " + MOST + " parts or nested deeper than " + DEEPEST);
        }
        Body body = entity.getBody();
        if (body instanceof Multipart multipart) {
            List<Segment> inner = new ArrayList<>();
            for (Entity part : multipart.getBodyParts()) {
                inner.addAll(visit(part, depth + 1));
            }
            return "alternative".equalsIgnoreCase(multipart.getSubType()) && !inner.isEmpty()
                    ? List.of(one(inner))
                    : inner;
        }
        if (body instanceof Message forwarded) {
            addFile(entity, written(forwarded));
        } else if (body instanceof SingleBody single) {
            return leaf(entity, bytes(single));
        }
        return List.of();
    }

    private static Segment one(List<Segment> alternatives) {
        return new Segment(
                alternatives.stream().flatMap(s -> s.texts().stream()).toList(),
                alternatives.stream().flatMap(s -> s.htmls().stream()).toList());
    }

    private List<Segment> leaf(Entity entity, byte[] bytes) {
        String type = type(entity);
        boolean attached = "attachment".equalsIgnoreCase(entity.getDispositionType())
                || fileName(entity).isPresent();
        if (!attached && (type.equals("text/plain") || type.equals("text/html"))) {
            String text = readable(Charsets.text(bytes, entity.getCharset()));
            if (text.isBlank()) {
                return List.of();
            }
            return List.of(
                    type.equals("text/html")
                            ? new Segment(List.of(), List.of(text))
                            : new Segment(List.of(text), List.of()));
        }
        if (bytes.length > 0 || attached) {
            addFile(entity, bytes);
        }
        return List.of();
    }

    private static String readable(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }

    private void addFile(Entity entity, byte[] bytes) {
        String type = type(entity);
        String name = fileName(entity).orElseGet(() -> NAMES.getOrDefault(type, "attachment-" + (files.size() + 1)));
        files.add(new MailFile(name, type, bytes, contentId(entity)));
    }

    private static String type(Entity entity) {
        return entity.getMimeType() == null
                ? "text/plain"
                : entity.getMimeType().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> fileName(Entity entity) {
        return Optional.ofNullable(entity.getFilename())
                .or(() -> parameter(entity, "Content-Type", "name"))
                .map(Words::decoded)
                .filter(name -> !name.isBlank());
    }

    private static Optional<String> parameter(Entity entity, String header, String name) {
        return entity.getHeader().getField(header) instanceof org.apache.james.mime4j.dom.field.ContentTypeField type
                ? Optional.ofNullable(type.getParameter(name))
                : Optional.empty();
    }

    private static Optional<String> contentId(Entity entity) {
        Field field = entity.getHeader().getField("Content-ID");
        return Optional.ofNullable(field)
                .map(Field::getBody)
                .map(id -> id.replaceAll("[<>\\s]", ""))
                .filter(id -> !id.isEmpty());
    }

    private static byte[] bytes(SingleBody body) throws IOException {
        return body.getInputStream().readAllBytes();
    }

    private static byte[] written(Message message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(message, out);
        return out.toByteArray();
    }
}
