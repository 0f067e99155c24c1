package dev.hilo.channel.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives the bearer token with which the channel calls the case service; it has the role {@code channel} and the channel's name in the claim {@code channel}. */
@FunctionalInterface
public interface TokenSupplier {

    /**
     * A token that is valid now. Asked before each request: keep it until shortly before it expires.
     *
     * @throws IOException when there is none now; the request is tried again
     */
    String get() throws IOException;

    /** A token that somebody else renews in a file. */
    static TokenSupplier ofFile(Path file) {
        return () -> Files.readString(file).strip();
    }
}
