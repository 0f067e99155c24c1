package dev.hilo.channel.sdk;

/** The case service will never take this file; its message says why. The interaction can be published without it. */
public final class AttachmentRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public AttachmentRefused(String reason) {
        super(reason);
    }
}
