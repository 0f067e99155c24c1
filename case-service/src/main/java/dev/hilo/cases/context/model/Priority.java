package dev.hilo.cases.context.model;

/**
 * ITIL's matrix of impact and urgency.
 *
 * @param impact from 1, widespread, to 3, one person
 * @param urgency from 1, nothing works, to 3, can wait
 */
public record Priority(int impact, int urgency) {

    /** One person, work is hampered. */
    public static final Priority USUAL = new Priority(3, 2);

    public Priority {
        if (impact < 1 || impact > 3 || urgency < 1 || urgency > 3) {
            throw new IllegalArgumentException("impact and urgency go from 1 to 3");
        }
    }

    /** From 1, critical, to 5, planning. */
    public int level() {
        return impact + urgency - 1;
    }
}
