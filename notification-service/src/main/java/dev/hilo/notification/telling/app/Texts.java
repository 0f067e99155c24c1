package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Decision;

/** The words of a message. */
public interface Texts {

    Wording wording(Decision.Tell tell);

    /**
     * A text and the language it came to be written in.
     *
     * @param language BCP 47 tag: the user's when the desk has it, else the desk's own
     */
    record Wording(String language, String text) {}
}
