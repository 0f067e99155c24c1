package dev.hilo.cases.context.model;

import java.util.List;
import java.util.stream.Stream;

/** What a case allows in each status, after ITIL. Wishes have the names that the REST API gives them. */
public final class Lifecycle {

    public static final String ASSIGN = "assign";
    public static final String QUEUE = "queue";
    public static final String MESSAGE = "message";
    public static final String NOTE = "note";
    public static final String CHANGE = "change";
    public static final String OPEN = "open";
    public static final String PENDING = "pending";
    public static final String HOLD = "hold";
    public static final String RESOLVE = "resolve";
    public static final String CONFIRM = "confirm";
    public static final String REJECT = "reject";
    public static final String REOPEN = "reopen";
    public static final String CLOSE = "close";
    public static final String CANCEL = "cancel";
    public static final String MERGE = "merge";
    public static final String MOVE = "move";
    public static final String FEEDBACK = "feedback";

    private static final List<String> WORK =
            List.of(ASSIGN, QUEUE, MESSAGE, NOTE, CHANGE, PENDING, HOLD, RESOLVE, CANCEL, MERGE, MOVE);

    private Lifecycle() {}

    /** The wishes that are granted in a status, in the order of a case's life. */
    public static List<String> allowed(CaseStatus status) {
        return switch (status) {
            case NEW, REOPENED -> with(OPEN);
            case OPEN -> WORK;
            case PENDING_USER, ON_HOLD -> with(OPEN);
            case RESOLVED -> List.of(MESSAGE, NOTE, CHANGE, CONFIRM, REJECT, REOPEN, CLOSE, MERGE, MOVE, FEEDBACK);
            case CLOSED -> List.of(NOTE, CHANGE, MOVE, FEEDBACK);
            case CANCELLED -> List.of(NOTE, CHANGE, MOVE);
        };
    }

    static boolean allows(CaseStatus status, String wish) {
        return allowed(status).contains(wish);
    }

    private static List<String> with(String wish) {
        return Stream.concat(Stream.of(wish), WORK.stream()).toList();
    }
}
