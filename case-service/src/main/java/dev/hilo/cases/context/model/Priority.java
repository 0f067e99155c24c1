package dev.hilo.cases.context.model;

/**
 * How soon a case is to be worked on.
 *
 * @param impact from 1, widespread, to 3, one person
 * @param urgency from 1, nothing works, to 3, can wait
 * @param level from 1, critical, to 5, planning: by ITIL's matrix of both, unless a person set another
 */
public record Priority(int impact, int urgency, int level) {

    /** One person, work is hampered. */
    public static final Priority USUAL = of(3, 2);

    public Priority {
        if (impact < 1 || impact > 3 || urgency < 1 || urgency > 3) {
            throw new IllegalArgumentException("impact and urgency go from 1 to 3");
        }
        if (level < 1 || level > 5) {
            throw new IllegalArgumentException("a priority goes from 1 to 5");
        }
    }

    /** By the matrix. */
    public static Priority of(int impact, int urgency) {
        return new Priority(impact, urgency, impact + urgency - 1);
    }

    public boolean isOverridden() {
        return level != impact + urgency - 1;
    }
}
