package dev.hilo.channel.chat.adapter.websocket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hilo.channel.chat.app.VisitorLink;
import dev.hilo.channel.chat.model.ChatFile;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionSecret;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a page gets. Told apart by the property {@code type}; later versions add fields and types. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ServerFrame.Message.class, name = "message"),
    @JsonSubTypes.Type(value = ServerFrame.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = ServerFrame.Upload.class, name = "upload"),
    @JsonSubTypes.Type(value = ServerFrame.Presence.class, name = "presence"),
    @JsonSubTypes.Type(value = ServerFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ServerFrame.Failure.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ServerFrame {

    /**
     * The answer to hello.
     *
     * @param session the secret to resume with; the page keeps it and shows it to nobody
     * @param visitor the public id; {@code chat:} and this is the channel identity
     * @param resumed whether this is the session asked for
     * @param ended true where the session asked for is over, or somebody else's: the page drops all it holds of it; else null
     * @param verified whether a token proved who the visitor is
     * @param messages what came after {@code lastSeq}, in order; more may follow as message frames
     * @param desk whether somebody of the desk is there
     * @param longestText in code points
     * @param largestFile bytes
     * @param mostFiles of one message
     */
    record Welcome(
            String session,
            String visitor,
            boolean resumed,
            @Nullable Boolean ended,
            boolean verified,
            @Nullable String name,
            List<Message> messages,
            boolean desk,
            int longestText,
            long largestFile,
            int mostFiles)
            implements ServerFrame {

        static Welcome of(
                SessionSecret secret,
                ChatSession session,
                VisitorLink.Start start,
                List<ChatMessage> missed,
                boolean desk,
                Limits limits) {
            return new Welcome(
                    secret.value(),
                    session.id(),
                    start == VisitorLink.Start.RESUMED,
                    start == VisitorLink.Start.INSTEAD ? true : null,
                    session.visitor().identity() != null,
                    session.visitor().name(),
                    missed.stream().map(Message::of).toList(),
                    desk,
                    limits.longestText(),
                    limits.largestFile(),
                    limits.mostFiles());
        }

        @Override
        public String toString() {
            return "Welcome[" + visitor + "]";
        }
    }

    /** What a page may send. */
    record Limits(int longestText, long largestFile, int mostFiles) {}

    /**
     * A file of a message.
     *
     * @param size bytes
     * @param href where its bytes are, relative to this service, for who sends the session's secret along
     */
    record File(String name, String mediaType, long size, String href) {

        static List<File> of(ChatMessage message) {
            List<ChatFile> files = message.body().files();
            return IntStream.range(0, files.size())
                    .mapToObj(n -> new File(
                            files.get(n).name(),
                            files.get(n).mediaType(),
                            files.get(n).size(),
                            "/api/v1/chat/messages/" + message.seq() + "/files/" + n))
                    .toList();
        }

        @Override
        public String toString() {
            return "File[" + href + "]";
        }
    }

    /** A message of either side: {@code clientId} and {@code conversation} on the visitor's own, {@code deliveryId} on the desk's. */
    record Message(
            long seq,
            String kind,
            @Nullable String author,
            String text,
            String language,
            Instant at,
            @Nullable String clientId,
            @Nullable String conversation,
            @Nullable String deliveryId,
            @Nullable String caseId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<File> files)
            implements ServerFrame {

        static Message of(ChatMessage message) {
            return switch (message.body()) {
                case FromVisitor said ->
                    new Message(
                            message.seq(),
                            "visitor-message",
                            null,
                            said.text(),
                            said.visitor().language(),
                            message.at(),
                            said.clientId(),
                            said.conversation(),
                            null,
                            null,
                            File.of(message));
                case FromDesk desk ->
                    new Message(
                            message.seq(),
                            desk.kind(),
                            desk.author(),
                            desk.text(),
                            desk.language(),
                            message.at(),
                            null,
                            null,
                            desk.deliveryId(),
                            desk.caseId(),
                            File.of(message));
            };
        }

        @Override
        public String toString() {
            return "Message[" + seq + "]";
        }
    }

    /** The visitor's message is stored and published. */
    record Ack(
            String clientId,
            long seq,
            Instant at,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<File> files) implements ServerFrame {}

    /** The file {@code number} of the message {@code clientId} may be put at {@code href}, with the session's secret. */
    record Upload(String clientId, int number, String href) implements ServerFrame {}

    /** Whether somebody of the desk is there, which has changed. */
    record Presence(boolean desk) implements ServerFrame {}

    /** Somebody of the desk is writing. {@code holds}: milliseconds, unless it comes again or a message does. */
    record Typing(long holds) implements ServerFrame {}

    /**
     * Something was not done.
     *
     * @param message for people, in their language
     * @param clientId of the message not taken, where it is about one
     * @param retryAfter milliseconds to wait before trying again, where that may help
     */
    record Failure(
            String code,
            String message,
            @Nullable String clientId,
            @Nullable Long retryAfter) implements ServerFrame {}

    /** Yes. */
    record Pong() implements ServerFrame {}
}
