package dev.hilo.local.process;

/** A process of the platform did not come up or died. The message ends with the last lines of its log. */
public final class ChildFailure extends RuntimeException {
    private static final int LINES = 25;

    /** A failure of the given process. */
    public ChildFailure(String what, ChildProcess process) {
        super(what + ". The end of its log, " + process.log() + ":\n  " + String.join("\n  ", process.logTail(LINES)));
    }
}
