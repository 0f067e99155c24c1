package dev.hilo.channel.chat.adapter.websocket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page sends. Told apart by the property {@code type}; fields not known are passed over. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = ClientFrame.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClientFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ClientFrame.SignOut.class, name = "sign-out"),
    @JsonSubTypes.Type(value = ClientFrame.Message.class, name = "message"),
    @JsonSubTypes.Type(value = ClientFrame.Upload.class, name = "upload"),
    @JsonSubTypes.Type(value = ClientFrame.Received.class, name = "received"),
    @JsonSubTypes.Type(value = ClientFrame.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = ClientFrame.Typing.class, name = "typing"),
    @JsonSubTypes.Type(value = ClientFrame.Ping.class, name = "ping"),
})
sealed interface ClientFrame {

    /** The first frame; again to sign in. The token is proof of who writes, the session what to resume. */
    record Hello(
            @Nullable String token,
            @Nullable String session,
            @Nullable String language,
            long lastSeq) implements ClientFrame {

        /** Neither token nor session. */
        @Override
        public String toString() {
            return "Hello[" + language + ", " + lastSeq + "]";
        }
    }

    /** The visitor signs out of a session: nothing opens it any more. Needs no hello. */
    record SignOut(@Nullable String session) implements ClientFrame {

        /** Not the session. */
        @Override
        public String toString() {
            return "SignOut[]";
        }
    }

    /** The visitor writes. {@code files}: the numbers under which they were uploaded for this message. */
    record Message(
            @Nullable String clientId,
            @Nullable String conversation,
            @Nullable String text,
            @Nullable List<@Nullable Integer> files)
            implements ClientFrame {

        @Override
        public String toString() {
            return "Message[" + clientId + "]";
        }
    }

    /** Where may the file {@code number} of the message {@code clientId} be uploaded? */
    record Upload(@Nullable String clientId, int number) implements ClientFrame {}

    /** The page has everything up to {@code seq}. */
    record Received(long seq) implements ClientFrame {}

    /** The visitor looked at everything up to {@code seq}. */
    record Seen(long seq) implements ClientFrame {}

    /** The visitor is writing. */
    record Typing() implements ClientFrame {}

    /** Are you there? */
    record Ping() implements ClientFrame {}

    /** A type of a later version. */
    record Unknown() implements ClientFrame {}
}
