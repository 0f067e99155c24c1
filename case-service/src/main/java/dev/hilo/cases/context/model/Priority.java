package dev.hilo.cases.context.model;

import org.jspecify.annotations.Nullable;

/**
 * How soon a case is to be worked on.
 *
 * @param impact from 1, widespread, to 3, one person
 * @param urgency from 1, nothing works, to 3, can wait
 * @param level from 1, critical, to 5, planning: by the desk's matrix of both, unless a person set another
 * @param override why a person set the level against the matrix; null while it is the matrix's
 */
public record Priority(
        int impact, int urgency, int level, @Nullable String override) {

    /** One person, work is hampered, by ITIL's matrix. */
    public static final Priority USUAL = PriorityMatrix.ITIL.usual();

    public Priority {
        if (impact < 1 || impact > 3 || urgency < 1 || urgency > 3) {
            throw new IllegalArgumentException("impact and urgency go from 1 to 3");
        }
        if (level < 1 || level > 5) {
            throw new IllegalArgumentException("a priority goes from 1 to 5");
        }
    }

    public boolean isOverridden() {
        return override != null;
    }
}
