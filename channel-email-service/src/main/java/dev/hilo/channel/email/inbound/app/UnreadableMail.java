package dev.hilo.channel.email.inbound.app;

/** A mail of which no interaction can be made, now or ever. The reason quotes nothing of it. */
public final class UnreadableMail extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableMail(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
