package dev.hilo.cases.context.adapter.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Opens lines to those who follow something live. */
@ApplicationScoped
public class LiveLines {

    private final LiveConfig config;
    private final MeterRegistry meters;
    private final JsonWebToken caller;
    private final Clock clock;

    LiveLines(LiveConfig config, MeterRegistry meters, JsonWebToken caller, Clock clock) {
        this.config = config;
        this.meters = meters;
        this.caller = caller;
        this.clock = clock;
    }

    /** A line to the caller of the current request; open until the caller's token expires, at the most. */
    public LiveLine open(SseEventSink sink, Sse sse, HttpServerResponse response) {
        long expiry = caller.getExpirationTime();
        Instant until = expiry == 0 ? Instant.MAX : Instant.ofEpochSecond(expiry);
        return new LiveLine(sink, sse, response, config.patience(), until, clock, meters);
    }
}
