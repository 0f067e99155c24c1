package dev.hilo.stream;

import java.time.Instant;

/** How a consumer fares. */
public sealed interface ConsumerStatus {

    Instant since();

    /** Started, no partition or poll yet. */
    record Starting(Instant since) implements ConsumerStatus {}

    record Running(Instant since) implements ConsumerStatus {}

    /** Something it needs is out of order; it tries again for ever. The reason never quotes an event's content. */
    record Retrying(Instant since, String reason) implements ConsumerStatus {}

    record Stopped(Instant since) implements ConsumerStatus {}

    /**
     * It ended by itself, by an error of the process and not of an event: nothing but a restart of the process helps. Its
     * partitions are handed to others.
     */
    record Failed(Instant since, String reason) implements ConsumerStatus {}
}
