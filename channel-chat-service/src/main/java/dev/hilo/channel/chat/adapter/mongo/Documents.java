package dev.hilo.channel.chat.adapter.mongo;

import dev.hilo.channel.chat.model.ChatFile;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.Body;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Marks;
import dev.hilo.channel.chat.model.Upload;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How sessions and messages are written down. */
final class Documents {

    private Documents() {}

    static Document session(ChatSession session) {
        Document document = new Document("_id", session.id())
                .append("visitor", visitor(session.visitor()))
                .append("openedAt", Date.from(session.openedAt()))
                .append("usedAt", Date.from(session.usedAt()))
                .append("marks", marks(session.marks()));
        return appendPresent(document, "secret", session.secretHash());
    }

    static ChatSession session(Document document) {
        Instant openedAt = instant(document, "openedAt");
        return new ChatSession(
                document.getString("_id"),
                document.getString("secret"),
                visitor(child(document, "visitor")),
                openedAt,
                document.get("usedAt", Date.from(openedAt)).toInstant(),
                marks(child(document, "marks")));
    }

    static Document messageId(String sessionId, long seq) {
        return new Document("session", sessionId).append("seq", seq);
    }

    /** {@code session} stands beside {@code _id} to be the shard key, {@code key} for the unique index. */
    static Document message(ChatMessage message) {
        Document document = new Document("_id", messageId(message.sessionId(), message.seq()))
                .append("session", message.sessionId())
                .append("key", message.body().key())
                .append("at", Date.from(message.at()));
        if (!message.body().files().isEmpty()) {
            document.append("files", files(message.body()));
        }
        return switch (message.body()) {
            case FromVisitor said -> {
                document.append("from", "visitor")
                        .append("clientId", said.clientId())
                        .append("text", said.text())
                        .append("visitor", visitor(said.visitor()));
                yield appendPresent(document, "conversation", said.conversation());
            }
            case FromDesk desk -> {
                document.append("from", "desk")
                        .append("deliveryId", desk.deliveryId())
                        .append("kind", desk.kind())
                        .append("text", desk.text())
                        .append("language", desk.language());
                appendPresent(document, "author", desk.author());
                yield appendPresent(document, "caseId", desk.caseId());
            }
        };
    }

    static ChatMessage message(Document document) {
        Document id = child(document, "_id");
        return new ChatMessage(id.getString("session"), id.getLong("seq"), instant(document, "at"), body(document));
    }

    private static Body body(Document document) {
        String from = document.getString("from");
        return switch (from) {
            case "visitor" ->
                new FromVisitor(
                        document.getString("clientId"),
                        document.getString("conversation"),
                        document.getString("text"),
                        visitor(child(document, "visitor")),
                        files(document));
            case "desk" ->
                new FromDesk(
                        document.getString("deliveryId"),
                        document.getString("kind"),
                        document.getString("author"),
                        document.getString("text"),
                        document.getString("language"),
                        document.getString("caseId"),
                        files(document));
            default ->
                throw new IllegalStateException("a chat message from '" + from + "': written by a newer version");
        };
    }

    static Document upload(Upload upload) {
        return new Document("clientId", upload.clientId())
                .append("number", upload.number())
                .append("file", file(upload.file()));
    }

    static Upload upload(Document document) {
        return new Upload(document.getString("clientId"), document.getInteger("number"), file(child(document, "file")));
    }

    private static List<Document> files(Body body) {
        return body.files().stream().map(Documents::file).toList();
    }

    private static List<ChatFile> files(Document document) {
        return document.getList("files", Document.class, List.of()).stream()
                .map(Documents::file)
                .toList();
    }

    private static Document file(ChatFile file) {
        return new Document("id", file.id())
                .append("name", file.name())
                .append("mediaType", file.mediaType())
                .append("size", file.size())
                .append("sha256", file.sha256());
    }

    private static ChatFile file(Document document) {
        return new ChatFile(
                document.getString("id"),
                document.getString("name"),
                document.getString("mediaType"),
                document.getLong("size"),
                document.get("sha256", ""));
    }

    static Document visitor(Visitor visitor) {
        Document document = new Document("language", visitor.language());
        appendPresent(document, "name", visitor.name());
        appendPresent(document, "subject", visitor.subject());
        return appendPresent(document, "identity", visitor.identity());
    }

    private static Visitor visitor(Document document) {
        return new Visitor(
                document.getString("language"),
                document.getString("name"),
                document.getString("identity"),
                document.getString("subject"));
    }

    private static Document marks(Marks marks) {
        return new Document("last", marks.last())
                .append("published", marks.published())
                .append("received", marks.received())
                .append("seen", marks.seen());
    }

    private static Marks marks(Document document) {
        return new Marks(
                document.getLong("last"),
                document.getLong("published"),
                document.getLong("received"),
                document.getLong("seen"));
    }

    static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    private static Document child(Document document, String field) {
        return document.get(field, Document.class);
    }

    private static Document appendPresent(Document document, String field, @Nullable String value) {
        return value == null ? document : document.append(field, value);
    }
}
