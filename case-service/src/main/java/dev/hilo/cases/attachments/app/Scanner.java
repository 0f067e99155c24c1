package dev.hilo.cases.attachments.app;

import java.util.Optional;

/** Looks for malicious software in what people and agents hand in. */
public interface Scanner {

    /** For a desk whose mail gateway and proxies look already. */
    Scanner NONE = bytes -> Optional.empty();

    /**
     * The name of what was found; empty where nothing was.
     *
     * @throws ScannerAway when nobody can look for now
     */
    Optional<String> infection(byte[] bytes) throws ScannerAway;

    /** The message says what is out of order. */
    final class ScannerAway extends Exception {

        private static final long serialVersionUID = 1L;

        public ScannerAway(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
