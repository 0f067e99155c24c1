package dev.hilo.cases.context.model;

import dev.hilo.cases.catalogue.model.Words;

/**
 * How the desk asks, in its languages. {@code {case}} stands for the number of the case.
 *
 * @param one before a single question; {@code several} before a numbered list of them
 * @param oneAgain likewise, when an answer could not be read; {@code severalAgain}
 * @param date how a date is to be written
 */
public record Phrases(Words one, Words several, Words oneAgain, Words severalAgain, Words date) {

    private static final Words UNSAID = new Words("", "");

    /** For a desk without templates. */
    static final Phrases NONE = new Phrases(UNSAID, UNSAID, UNSAID, UNSAID, UNSAID);

    Words opening(boolean several, boolean again) {
        if (several) {
            return again ? severalAgain : this.several;
        }
        return again ? oneAgain : one;
    }
}
