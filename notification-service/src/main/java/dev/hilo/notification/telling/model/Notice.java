package dev.hilo.notification.telling.model;

import org.jspecify.annotations.Nullable;

/** What the user is told. */
public sealed interface Notice {

    /** The desk has a case for what they wrote. */
    record Acknowledgement() implements Notice {}

    /** An agent's own words. */
    record AgentMessage(String agentName, String text) implements Notice {}

    /** The case is resolved, and how. */
    record Resolution(String resolution) implements Notice {}

    /** Who speaks; absent when the desk does. */
    default @Nullable String author() {
        return switch (this) {
            case AgentMessage message -> message.agentName();
            case Acknowledgement acknowledgement -> null;
            case Resolution resolution -> null;
        };
    }
}
