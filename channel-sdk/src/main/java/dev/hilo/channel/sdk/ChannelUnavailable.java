package dev.hilo.channel.sdk;

/** An event could not be published for now. Nothing is lost if the caller keeps what it has and tries again. */
public final class ChannelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChannelUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
