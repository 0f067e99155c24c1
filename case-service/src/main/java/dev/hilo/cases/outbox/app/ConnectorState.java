package dev.hilo.cases.outbox.app;

/**
 * Whether the connector that publishes the context log runs, by Connect's own word.
 *
 * @param reason a sentence for operators; empty while it runs
 */
public record ConnectorState(Status status, String reason) {

    public enum Status {
        RUNNING,
        /** It has given up: what is committed from now on is published only after somebody has helped. */
        FAILED,
        /** Paused, stopped, being started or moved: it goes on from where it was. */
        NOT_RUNNING,
        /** Connect does not answer, or nobody has said where it is. */
        UNKNOWN
    }

    public boolean isFailed() {
        return status == Status.FAILED;
    }
}
