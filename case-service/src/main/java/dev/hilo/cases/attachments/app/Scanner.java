package dev.hilo.cases.attachments.app;

import org.jspecify.annotations.Nullable;

/** Looks for malicious software in what people and agents hand in. */
public interface Scanner {

    /** For a desk whose mail gateway and proxies look already. */
    Scanner NONE = bytes -> new Verdict.Clean();

    /** What was seen; the bytes are looked at whole or not at all. */
    sealed interface Verdict {

        record Clean() implements Verdict {}

        /** @param infection as the scanner names it */
        record Infected(String infection) implements Verdict {}

        /** There are more bytes than it ever looks at. */
        record TooLarge() implements Verdict {}
    }

    /** @throws ScannerAway when nobody can look for now */
    Verdict look(byte[] bytes) throws ScannerAway;

    /** The message says what is out of order. */
    final class ScannerAway extends Exception {

        private static final long serialVersionUID = 1L;

        public ScannerAway(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }
}
