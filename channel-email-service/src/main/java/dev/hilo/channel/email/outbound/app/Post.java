package dev.hilo.channel.email.outbound.app;

import dev.hilo.channel.email.outbound.model.OutgoingMail;

/** The server that takes the desk's mail. */
public interface Post {

    /** @throws PostUnavailable when it may take it later: no connection, or a reply of 4xx */
    Reply send(OutgoingMail mail) throws PostUnavailable;

    /** @throws PostUnavailable saying why nothing could be sent just now */
    void check() throws PostUnavailable;

    /** What the server said. */
    sealed interface Reply {

        record Accepted() implements Reply {}

        /** @param words the server's, its code in front */
        record Refused(String words) implements Reply {}
    }

    /** Not now. The message is the server's words where it said something. */
    final class PostUnavailable extends Exception {

        private static final long serialVersionUID = 1L;

        public PostUnavailable(String words, Throwable cause) {
            super(words, cause);
        }
    }
}
