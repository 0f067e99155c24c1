package dev.hilo.channel.chat.app;

/** Where the desk hears that a visitor is there or writes. Never blocks for long; what is lost is made up for by the next. */
public interface Signs {

    void note(String sessionId, Sign sign);

    /** What a visitor shows. */
    enum Sign {
        /** Their page is open. */
        HERE,
        /** They are writing. */
        TYPING,
        /** Their page is closed. */
        GONE
    }
}
