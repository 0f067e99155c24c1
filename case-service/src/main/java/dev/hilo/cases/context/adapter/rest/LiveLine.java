package dev.hilo.cases.context.adapter.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The line to one who follows something live. One event is under way at a time, so that nothing piles up; who does not
 * take it within the patience is cut off, and resumes with {@code Last-Event-ID}.
 */
public final class LiveLine {

    private final SseEventSink sink;
    private final Sse sse;
    private final HttpServerResponse response;
    private final Duration patience;
    private final Instant until;
    private final Clock clock;
    private final MeterRegistry meters;
    private boolean open = true;
    private boolean begun;

    LiveLine(
            SseEventSink sink,
            Sse sse,
            HttpServerResponse response,
            Duration patience,
            Instant until,
            Clock clock,
            MeterRegistry meters) {
        this.sink = sink;
        this.sse = sse;
        this.response = response;
        this.patience = patience;
        this.until = until;
        this.clock = clock;
        this.meters = meters;
    }

    /** Whether there is still somebody who may hear. */
    public boolean isOpen() {
        return open && !sink.isClosed() && clock.instant().isBefore(until);
    }

    /** Whether anything was told, so that the request is answered. */
    boolean hasBegun() {
        return begun;
    }

    /** What passes: it moves nobody on, and who missed it is not told again. */
    public void passing(String name, Object data) throws InterruptedException {
        send(sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build());
    }

    /** @param id to resume after it */
    public void event(String name, String id, Object data) throws InterruptedException {
        send(sse.newEventBuilder()
                .name(name)
                .id(id)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build());
    }

    /**
     * A sign of life, which clients do not notice.
     *
     * @param id to resume after it; null when it is the one before
     */
    public void comment(String words, @Nullable String id) throws InterruptedException {
        OutboundSseEvent.Builder comment = sse.newEventBuilder().comment(words);
        send(id == null ? comment.build() : comment.id(id).build());
    }

    /** Ends the connection with what is still under way. {@code reason} is one word, for the metrics. */
    public void cutOff(String reason) {
        open = false;
        response.reset();
        meters.counter("hilo.live.disconnected", "reason", reason).increment();
    }

    private void send(OutboundSseEvent event) throws InterruptedException {
        if (!isOpen()) {
            return;
        }
        begun = true;
        try {
            sink.send(event).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            cutOff("slow");
        } catch (ExecutionException | IllegalStateException e) {
            // The client is gone; it comes back with Last-Event-ID.
            open = false;
        }
    }

    void close() {
        sink.close();
    }
}
