package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Marks;
import dev.hilo.channel.chat.model.Upload;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where chats are kept. The truth for every replica: what it says was stored is stored, and each method is atomic by
 * itself. Nothing here spans two sessions.
 */
public interface ChatStore {

    int UPLOADS = 50;

    Optional<ChatSession> session(String sessionId);

    /** Stores a session unless it is there already, and gives what is there now. */
    ChatSession open(ChatSession session);

    /** Replaces what is known of a session's visitor. */
    void identify(String sessionId, Visitor visitor);

    /** Lets another secret open a session, of a visitor who proved who they are; false where {@code from} does not open it. */
    boolean signIn(String sessionId, String from, String to, Visitor visitor);

    /** Lets no secret open a session any more; false where this one does not open it. */
    boolean signOut(String sessionId, String secretHash);

    /** Notes that the visitor is there. Never moves the note back in time. */
    void use(String sessionId, Instant at);

    /** Raises the marks of a session; none is ever lowered. */
    void advance(String sessionId, Marks marks);

    /** Stores a message under its number, unless the number is taken or the session has the message. */
    Insertion insert(ChatMessage message);

    /** At most {@code limit} messages with the numbers that follow {@code after}, in order, without gaps. */
    List<ChatMessage> messages(String sessionId, long after, int limit);

    /** Those of the sessions that there are, by their ids. One round trip. */
    Map<String, ChatSession> sessions(Collection<String> sessionIds);

    /**
     * Notes a file of a session that is there, unless one is noted under its number. Only the last {@value #UPLOADS} are
     * kept: what is older was named, or given up.
     */
    void keep(String sessionId, Upload upload);

    /** The files noted, the oldest first. */
    List<Upload> uploads(String sessionId);

    /** Notes that a session may have messages to publish. Never moves the note back in time. */
    void touch(String sessionId, Instant at);

    /** The notes made and not withdrawn. */
    List<Touched> touched();

    /** Withdraws a note, unless it was renewed meanwhile. */
    void forget(Touched touched);

    /** Deletes a session and everything said in it, for good; one that is not there is passed over. */
    void erase(String sessionId);

    /** A session was written to at {@code at} or up to a minute later. */
    record Touched(String sessionId, Instant at) {}

    /** What became of {@link #insert}. */
    sealed interface Insertion {

        /** It is stored now. */
        record Stored(ChatMessage message) implements Insertion {}

        /** The session has a message with that key: this one. Nothing was stored. */
        record Known(ChatMessage message) implements Insertion {}

        /** Another message has that number. Nothing was stored. */
        record NumberTaken() implements Insertion {}
    }
}
