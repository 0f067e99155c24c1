package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.api.adapter.rest.AuditOfStreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Opens lines to those who follow something live. */
@ApplicationScoped
public class LiveLines {

    private static final Logger LOG = Logger.getLogger(LiveLines.class);

    private final LiveConfig config;
    private final MeterRegistry meters;
    private final JsonWebToken caller;
    private final AuditOfStreams audit;
    private final Clock clock;

    LiveLines(LiveConfig config, MeterRegistry meters, JsonWebToken caller, AuditOfStreams audit, Clock clock) {
        this.config = config;
        this.meters = meters;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is told, for as long as the line is open. */
    @FunctionalInterface
    public interface Telling {

        void on(LiveLine line) throws InterruptedException;
    }

    /**
     * Tells the caller of the current request, until it is over or their token expires. What fails before anything was told
     * is answered as it is of any request. Later there is nothing left to answer: it is logged and the line cut off, and
     * the client comes back with {@code Last-Event-ID}.
     */
    public void follow(SseEventSink sink, Sse sse, HttpServerResponse response, Telling telling)
            throws InterruptedException {
        long expiry = caller.getExpirationTime();
        Instant until = expiry == 0 ? Instant.MAX : Instant.ofEpochSecond(expiry);
        LiveLine line = new LiveLine(sink, sse, response, config.patience(), until, clock, meters);
        audit.begins();
        try {
            telling.on(line);
        } catch (RuntimeException failure) {
            if (!line.hasBegun()) {
                throw failure;
            }
            LOG.error("a live stream broke off; its client resumes it", failure);
            line.cutOff("failed");
        } catch (InterruptedException stopped) {
            if (!line.hasBegun()) {
                throw stopped;
            }
            Thread.currentThread().interrupt();
        }
        line.close();
    }
}
