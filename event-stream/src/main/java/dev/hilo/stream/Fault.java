package dev.hilo.stream;

/**
 * Whose fault a failure is.
 *
 * @param ofTheEvent whether the event itself is to blame; otherwise something around it is, and will be in order again
 * @param reason in words that may be logged: never a text that may quote an event's content
 */
public record Fault(boolean ofTheEvent, String reason) {

    public static Fault ofTheEvent(String reason) {
        return new Fault(true, reason);
    }

    public static Fault ofTheSurroundings(String reason) {
        return new Fault(false, reason);
    }
}
