package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import java.util.List;

/** The stream of interactions. */
public interface Interactions {

    /**
     * Publishes what visitors wrote, in the order given, and returns once all of it is safe. The same message again is
     * the same interaction again.
     *
     * @throws NotPublished when that could not be had in time; some may be published, and it is right to try again
     */
    void publish(List<ChatMessage> messages);

    /** The stream does not take events at the moment. */
    final class NotPublished extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotPublished(Throwable cause) {
            super("could not publish: " + cause.getMessage(), cause);
        }
    }
}
