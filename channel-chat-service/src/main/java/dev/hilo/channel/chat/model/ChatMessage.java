package dev.hilo.channel.chat.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a session. Never changed once stored, so whatever is made from it comes out the same after a crash.
 *
 * @param seq its place: from 1 without gaps
 * @param at when the service took it, in whole milliseconds
 */
public record ChatMessage(String sessionId, long seq, Instant at, Body body) {

    /** What was said, and by which side. */
    public sealed interface Body {

        /** Unique in the session: the same key again is the same message again. */
        String key();

        String text();

        /** In the order in which they are shown. */
        List<ChatFile> files();
    }

    /**
     * The visitor wrote it.
     *
     * @param clientId what the visitor's page calls it
     * @param conversation which of the visitor's conversations it belongs to, as their page calls it; null for the first
     * @param text empty where there are only files
     * @param visitor who they were known to be at that moment
     */
    public record FromVisitor(
            String clientId, @Nullable String conversation, String text, Visitor visitor, List<ChatFile> files)
            implements Body {

        public FromVisitor {
            files = List.copyOf(files);
        }

        @Override
        public String key() {
            return "client/" + clientId;
        }

        @Override
        public String toString() {
            return "FromVisitor[" + clientId + "]";
        }
    }

    /**
     * A delivery brought it.
     *
     * @param kind {@code acknowledgement}, {@code agent-message}, {@code resolution} or {@code other}
     * @param author the agent's name; null when the desk speaks
     */
    public record FromDesk(
            String deliveryId,
            String kind,
            @Nullable String author,
            String text,
            String language,
            @Nullable String caseId,
            List<ChatFile> files)
            implements Body {

        public FromDesk {
            files = List.copyOf(files);
        }

        @Override
        public String key() {
            return "delivery/" + deliveryId;
        }

        @Override
        public String toString() {
            return "FromDesk[" + deliveryId + "]";
        }
    }
}
