package dev.hilo.notification.telling.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user is told. */
public sealed interface Notice {

    /** The desk has a case for what they wrote. */
    record Acknowledgement() implements Notice {}

    /** An agent opened a case for them. */
    record OpenedForThem(String subject) implements Notice {}

    /** An agent's own words. */
    record AgentMessage(String agentName, String text, List<SentFile> files) implements Notice {
        public AgentMessage(String agentName, String text) {
            this(agentName, text, List.of());
        }
    }

    /** The desk needs something that they know; in words ready to be sent. */
    record Question(String text, String language) implements Notice {}

    /** The case is resolved, and how; they are asked to confirm. */
    record Resolution(String resolution) implements Notice {}

    /**
     * The case is over.
     *
     * @param silence because they said nothing more
     * @param scoreAsked they are asked how satisfied they are
     */
    record Closing(boolean silence, boolean scoreAsked) implements Notice {}

    /** How satisfied are they? */
    record FeedbackRequest() implements Notice {}

    /** Whether somebody waits for it: it must be seen, wherever they are by now. */
    default boolean isAnswer() {
        return switch (this) {
            case AgentMessage message -> true;
            case Question question -> true;
            case Resolution resolution -> true;
            case Acknowledgement acknowledgement -> false;
            case OpenedForThem opened -> false;
            case Closing closing -> false;
            case FeedbackRequest request -> false;
        };
    }

    /** What goes with it. */
    default List<SentFile> attached() {
        return this instanceof AgentMessage message ? message.files() : List.of();
    }

    /** Who speaks; absent when the desk does. */
    default @Nullable String author() {
        return this instanceof AgentMessage message ? message.agentName() : null;
    }
}
