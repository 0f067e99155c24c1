package dev.hilo.cases.context.model;

import java.util.Locale;
import java.util.Optional;

/** Where a case stands in its life cycle, after ITIL. */
public enum CaseStatus {
    /** Nobody has it yet. */
    NEW,
    /** Somebody works on it. */
    OPEN,
    /** The desk waits for the user. */
    PENDING_USER,
    /** The desk waits for something else. */
    ON_HOLD,
    /** It came back and nobody has taken it up yet. */
    REOPENED,
    /** The need is met, says an agent; the user may confirm or come back. */
    RESOLVED,
    /** Over for good: what the user writes now is a new case. */
    CLOSED,
    /** Given up before it was resolved; over for good. */
    CANCELLED;

    /** Somebody has to do something. */
    public boolean isActive() {
        return switch (this) {
            case NEW, OPEN, PENDING_USER, ON_HOLD, REOPENED -> true;
            case RESOLVED, CLOSED, CANCELLED -> false;
        };
    }

    /** It came, or came back, and nobody has taken it up yet. */
    public boolean isUntouched() {
        return this == NEW || this == REOPENED;
    }

    /** The desk waits for somebody or something. */
    public boolean isWaiting() {
        return this == PENDING_USER || this == ON_HOLD;
    }

    /** Nothing can happen to it any more. */
    public boolean isFinal() {
        return this == CLOSED || this == CANCELLED;
    }

    /** As it is written outside: {@code pending-user}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CaseStatus> ofWord(String word) {
        for (CaseStatus status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
