package dev.hilo.cases.verification.app;

import dev.hilo.cases.verification.model.CodeLetter;

/** Brings codes to where they are to be read. */
public interface CodePost {

    /**
     * When it returns, the letter will be sent.
     *
     * @throws Unavailable when it cannot be taken now
     */
    void send(CodeLetter letter);

    /** Trying again later is right. */
    final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unavailable(Throwable cause) {
            super("codes cannot be sent for the moment", cause);
        }
    }
}
