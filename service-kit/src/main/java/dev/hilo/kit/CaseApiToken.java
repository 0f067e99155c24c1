package dev.hilo.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bearer token with which this service calls the case service. Ask for it before each request. */
@FunctionalInterface
public interface CaseApiToken {

    /**
     * A token that is valid now.
     *
     * @throws IOException saying why there is none now, without quoting a secret
     */
    String get() throws IOException;

    /** A token that somebody else renews in a file. */
    static CaseApiToken ofFile(Path file) {
        return () -> {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw new IOException("cannot read the token in " + file, e);
            }
        };
    }
}
