package dev.hilo.cases.context.model;

/** Where a case stands. */
public enum CaseStatus {
    /** Nobody has it yet. */
    NEW,
    /** An agent has it. */
    OPEN,
    /** The need is met, says an agent; the user may come back. */
    RESOLVED;

    public boolean isActive() {
        return this != RESOLVED;
    }
}
