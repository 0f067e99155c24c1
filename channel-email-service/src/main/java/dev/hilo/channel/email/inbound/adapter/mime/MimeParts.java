package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.MailFile;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final int LONGEST_NAME = 100;
    private static final Map<String, String> NAMES = Map.of(
            "text/calendar", "invite.ics",
            "text/html", "text.html",
            "text/plain", "text.txt",
            "message/delivery-status", "delivery-status.txt",
            "application/pkcs7-mime", "smime.p7m",
            "application/x-pkcs7-mime", "smime.p7m",
            "image/png", "image.png",
            "image/jpeg", "image.jpg",
            "image/gif", "image.gif",
            "application/pdf", "document.pdf");

    private static final Set<String> SEALED = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Pattern META_CHARSET =
            Pattern.compile("<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final int HTML_HEAD = 2_048;

    private final List<MailFile> files = new ArrayList<>();
    private final List<String> forwarded = new ArrayList<>();
    /** A {@code winmail.dat} of which the files were taken out; there may be a text in it, too. */
    private final List<MailFile> opened = new ArrayList<>();

    private final TextBudget budget = new TextBudget();
    private final List<Segment> segments;
    private final String text;
    private int parts;
    /** How many mails the part at hand is nested in; theirs are their files. */
    private int nested;

    private MimeParts(Message message) throws UnreadableMail, IOException {
        List<Segment> read = visit(message, 0);
        String words = together(read);
        boolean silent = words.isEmpty();
        this.segments = silent ? forwarded.stream().map(Segment::ofText).toList() : read;
        this.text = silent ? together(segments) : words;
        if (silent) {
            files.addAll(opened);
        }
    }

    static MimeParts of(Message message) throws UnreadableMail, IOException {
        return new MimeParts(message);
    }

    /** Plain text as written, or derived from HTML where there is no other. */
    String text() {
        return text;
    }

    private static String together(List<Segment> segments) {
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
        return segments.stream().allMatch(Segment::isPlain)
                ? Optional.empty()
                : Optional.of(segments.stream().map(Segment::html).collect(Collectors.joining("<hr>")));
    }

    List<MailFile> files() {
        return files;
    }

    private List<Segment> visit(Entity entity, int depth) throws UnreadableMail, IOException {
        if (depth > DEEPEST) {
            throw new UnreadableMail("parts nested deeper than " + DEEPEST);
        }
        count(1);
        Body body = entity.getBody();
        if (body instanceof Multipart multipart) {
            List<Segment> inner = new ArrayList<>();
            for (Entity part : multipart.getBodyParts()) {
                inner.addAll(visit(part, depth + 1));
            }
            if ("encrypted".equalsIgnoreCase(multipart.getSubType())) {
                inner.add(Segment.ofNote("[Correo cifrado, sin leer / Encrypted mail, not read]"));
            }
            return "alternative".equalsIgnoreCase(multipart.getSubType()) && !inner.isEmpty()
                    ? List.of(Segment.alternatives(inner))
                    : inner;
        }
        if (body instanceof Message inner) {
            forwarded(entity, inner, depth);
        } else if (body instanceof SingleBody single) {
            return leaf(entity, bytes(single));
        }
        return List.of();
    }

    private void count(int more) throws UnreadableMail {
        parts += more;
        if (parts > MOST) {
            throw new UnreadableMail("more than " + MOST + " parts");
        }
    }

    /** Kept as a file; it is what is to be read only where nothing else is. */
    private void forwarded(Entity entity, Message inner, int depth) throws UnreadableMail, IOException {
        nested++;
        List<Segment> read = visit(inner, depth + 1);
        nested--;
        if (nested > 0) {
            return;
        }
        MailHeaders headers = Words.headers(inner.getHeader());
        String name = headers.first("Subject")
                .map(subject ->
                        subject.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|\\s]+", " ").strip())
                .filter(subject -> !subject.isEmpty())
                .map(subject -> subject.substring(0, Math.min(subject.length(), LONGEST_NAME))
                                .strip() + ".eml")
                .orElse("forwarded.eml");
        files.add(new MailFile(fileName(entity).orElse(name), type(entity), written(inner), contentId(entity)));
        String heads = Stream.of("From", "Date", "Subject")
                .flatMap(header -> headers.first(header).map(value -> header + ": " + value).stream())
                .collect(Collectors.joining("\n"));
        forwarded.add(heads + "\n\n" + together(read));
    }

    private List<Segment> leaf(Entity entity, byte[] bytes) throws UnreadableMail {
        String type = type(entity);
        boolean attached = "attachment".equalsIgnoreCase(entity.getDispositionType())
                || fileName(entity).isPresent();
        if (!attached && (type.equals("text/plain") || type.equals("text/html"))) {
            return type.equals("text/plain") ? plain(entity, bytes) : html(entity, bytes);
        }
        Optional<List<MailFile>> inside = isTnef(entity, type) && nested == 0
                ? Tnef.files(bytes).filter(found -> !found.isEmpty())
                : Optional.empty();
        if (inside.isPresent()) {
            count(inside.get().size());
            files.addAll(inside.get());
            opened.add(file(entity, bytes));
        } else if ((bytes.length > 0 || attached) && nested == 0) {
            files.add(file(entity, bytes));
        }
        return note(entity, type, bytes).map(Segment::ofNote).stream().toList();
    }

    private List<Segment> plain(Entity entity, byte[] bytes) {
        Optional<String> stated = parameter(entity, "Content-Type", "charset");
        byte[] beginning = TextBudget.beginning(bytes);
        String text = readable(Charsets.text(beginning, stated.orElse(null)));
        String read = budget.take(text);
        if (read.length() < text.length() || beginning.length < bytes.length) {
            keepWhole("message.txt", "text/plain", bytes, stated);
        }
        boolean eitherOrder =
                stated.filter(charset -> charset.equalsIgnoreCase("iso-8859-8")).isPresent();
        return read.isBlank() ? List.of() : List.of(Segment.ofText(eitherOrder ? VisualHebrew.read(read) : read));
    }

    /** Images in it count as files, not as text. */
    private List<Segment> html(Entity entity, byte[] bytes) {
        Optional<String> stated = parameter(entity, "Content-Type", "charset").or(() -> metaCharset(bytes));
        byte[] beginning = EmbeddedImages.mayBeIn(bytes) ? bytes : TextBudget.beginning(bytes);
        String whole = readable(Charsets.text(beginning, stated.orElse(null)));
        String html = nested == 0 ? EmbeddedImages.takenOut(whole, files) : whole;
        String read = budget.take(html);
        if (read.length() < html.length() || beginning.length < bytes.length) {
            keepWhole("message.html", "text/html", bytes, stated);
        }
        return read.isBlank() ? List.of() : List.of(Segment.ofHtml(read));
    }

    private static Optional<String> metaCharset(byte[] bytes) {
        Matcher meta = META_CHARSET.matcher(
                new String(bytes, 0, Math.min(bytes.length, HTML_HEAD), StandardCharsets.ISO_8859_1));
        return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
    }

    /** A text of which only the beginning is read. The file says no charset, so it is in UTF-8. */
    private void keepWhole(String name, String type, byte[] bytes, Optional<String> stated) {
        if (nested == 0) {
            byte[] utf8 = Charsets.isUtf8(stated)
                    ? bytes
                    : Charsets.text(bytes, stated.orElse(null)).getBytes(StandardCharsets.UTF_8);
            files.add(new MailFile(name, type, utf8, Optional.empty()));
        }
    }

    /** What is to be said of a file in the text: what a calendar holds, and that nobody can read what is encrypted. */
    private static Optional<String> note(Entity entity, String type, byte[] bytes) {
        if (type.equals("text/calendar")) {
            return Invitations.line(
                    Charsets.text(
                            bytes, parameter(entity, "Content-Type", "charset").orElse(null)),
                    parameter(entity, "Content-Type", "method"));
        }
        if (SEALED.contains(type)) {
            String kind = parameter(entity, "Content-Type", "smime-type").orElse("");
            return Optional.of(
                    kind.equalsIgnoreCase("signed-data")
                            ? "[Correo firmado por S/MIME como un solo archivo, sin leer / Mail signed by S/MIME as one file,"
                                    + " not read]"
                            : "[Correo cifrado por S/MIME, sin leer / Mail encrypted by S/MIME, not read]");
        }
        return Optional.empty();
    }

    private static boolean isTnef(Entity entity, String type) {
        return type.equals("application/ms-tnef")
                || type.equals("application/vnd.ms-tnef")
                || fileName(entity).filter("winmail.dat"::equalsIgnoreCase).isPresent();
    }

    private static String readable(String text) {
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }

    private MailFile file(Entity entity, byte[] bytes) {
        String type = type(entity);
        String name = fileName(entity).orElseGet(() -> NAMES.getOrDefault(type, "attachment-" + (files.size() + 1)));
        return new MailFile(name, type, bytes, contentId(entity));
    }

    private static String type(Entity entity) {
        return entity.getMimeType() == null
                ? "text/plain"
                : entity.getMimeType().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> fileName(Entity entity) {
        return FileNames.stated(entity)
                .or(() -> Optional.ofNullable(entity.getFilename()))
                .or(() -> parameter(entity, "Content-Type", "name"))
                .map(Words::decoded)
                .flatMap(dev.hilo.kit.rest.FileNames::safe);
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
