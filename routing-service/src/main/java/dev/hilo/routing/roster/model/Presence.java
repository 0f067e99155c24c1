package dev.hilo.routing.roster.model;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an agent takes new cases. */
public enum Presence {
    /** Takes new cases. */
    AVAILABLE,
    /** At work, but takes no new cases for now. */
    AWAY,
    /** Not at work. */
    OFFLINE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Presence> ofWord(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
