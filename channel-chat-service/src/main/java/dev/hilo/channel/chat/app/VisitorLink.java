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
    void welcome(SessionSecret secret, ChatSession session, boolean resumed, List<ChatMessage> missed);

    /** Shows a message. */
    void show(ChatMessage message);

    /** Whether somebody of the desk is there; told once for each change. */
    void deskIsHere(boolean here);

    /** Somebody of the desk is writing to this visitor, for as long as this. */
    void deskTypes(Duration holds);

    /** Tells the page that its own message is stored and published. */
    void acknowledge(ChatMessage message);
}
