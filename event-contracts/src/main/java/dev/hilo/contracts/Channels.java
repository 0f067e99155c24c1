package dev.hilo.contracts;

/** Names of the channels that Hilo ships. A channel is named by a lower-case word; anybody may add one. */
public final class Channels {

    public static final String EMAIL = "email";
    public static final String CHAT = "chat";

    private Channels() {}
}
