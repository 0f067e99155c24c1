package dev.hilo.channel.sdk;

/**
 * The provider could not take a message now and may take it later: no connection, time-out, too many requests, SMTP 4xx.
 * The message is the provider's words; it becomes the receipt's reason when no attempt is left.
 */
public final class TemporaryFailure extends Exception {

    private static final long serialVersionUID = 1L;

    public TemporaryFailure(String reason) {
        super(reason);
    }

    public TemporaryFailure(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The provider's words, never blank. */
    public String reason() {
        String message = getMessage();
        return message == null || message.isBlank() ? "no reason given" : message;
    }
}
