package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.api.adapter.rest.AuditOfStreams;
import dev.hilo.kit.Problems;
import dev.hilo.kit.limits.ClientAddress;
import dev.hilo.kit.limits.ConcurrencyLimiter;
import dev.hilo.kit.limits.ConcurrencyLimiter.Permit;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Opens lines to those who follow something live. */
@ApplicationScoped
public class LiveLines {

    private static final Logger LOG = Logger.getLogger(LiveLines.class);

    /** For who has too many streams: one may have ended by then. */
    private static final Duration LATER = Duration.ofSeconds(10);

    private final LiveConfig config;
    private final MeterRegistry meters;
    private final JsonWebToken caller;
    private final AuditOfStreams audit;
    private final Clock clock;
    private final CurrentVertxRequest request;
    private final ClientAddress address;
    private final ConcurrencyLimiter bySubject;
    private final ConcurrencyLimiter byAddress;

    LiveLines(
            LiveConfig config,
            MeterRegistry meters,
            JsonWebToken caller,
            AuditOfStreams audit,
            Clock clock,
            CurrentVertxRequest request,
            ClientAddress address) {
        this.request = request;
        this.address = address;
        this.bySubject = new ConcurrencyLimiter(config.ofSubject());
        this.byAddress = new ConcurrencyLimiter(config.ofAddress());
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
     * Tells the caller of the current request, unless they, or their address, have too many streams open (429), until it is over or their token expires. What fails before anything was told
     * is answered as it is of any request. Later there is nothing left to answer: it is logged and the line cut off, and
     * the client comes back with {@code Last-Event-ID}.
     */
    public void follow(SseEventSink sink, Sse sse, HttpServerResponse response, Telling telling)
            throws InterruptedException {
        try (Permit ofAddress =
                        permit(byAddress, address.of(request.getCurrent().request()));
                Permit ofSubject = permit(bySubject, String.valueOf(caller.getSubject()))) {
            tell(sink, sse, response, telling);
        }
    }

    private static Permit permit(ConcurrencyLimiter limiter, String key) {
        return limiter.acquire(key).orElseThrow(() -> Problems.tooMany(LATER));
    }

    private void tell(SseEventSink sink, Sse sse, HttpServerResponse response, Telling telling)
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
