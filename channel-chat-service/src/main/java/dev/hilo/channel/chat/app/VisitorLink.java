package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionSecret;
import java.time.Duration;
import java.util.List;

/**
 * One open connection to a visitor's page. Its methods never block and never throw: a page that cannot take more is
 * disconnected, and catches up when it comes back.
 */
public interface VisitorLink {

    /** The connection now belongs to {@code session}; {@code missed} is what the page lacks, in order. */
    void welcome(SessionSecret secret, ChatSession session, Start start, List<ChatMessage> missed);

    /** How a connection came to its session. */
    enum Start {
        /** It is the one the page asked for. */
        RESUMED,
        /** It is new. */
        NEW,
        /** It is new, since the one asked for is over or somebody else's: nothing the page holds of that may stay. */
        INSTEAD
    }

    /** The connection shows its session no longer. */
    void dismiss(Dismissal why);

    /** Why a connection is dismissed. */
    enum Dismissal {
        /** Its visitor signed out, was erased, or stayed away for too long. */
        SESSION_OVER,
        /** The secret that it was opened with opens the session no more. */
        SECRET_REPLACED
    }

    /** Shows a message. */
    void show(ChatMessage message);

    /** Whether somebody of the desk is there; told once for each change. */
    void deskIsHere(boolean here);

    /** Somebody of the desk is writing to this visitor, for as long as this. */
    void deskTypes(Duration holds);

    /** Tells the page that its own message is stored and published. */
    void acknowledge(ChatMessage message);
}
