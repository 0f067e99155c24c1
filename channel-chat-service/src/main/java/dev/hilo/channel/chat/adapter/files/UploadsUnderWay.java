package dev.hilo.channel.chat.adapter.files;

import dev.hilo.channel.chat.adapter.ChatConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Files on their way. Whoever sends more slowly than anybody's network is cut off, also in the middle of sending nothing. */
@ApplicationScoped
class UploadsUnderWay {

    private static final Logger LOG = Logger.getLogger(UploadsUnderWay.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Set<UnderWay> uploads = ConcurrentHashMap.newKeySet();
    private final long bytesPerSecond;
    private final Duration slowest;
    private final MeterRegistry meters;
    private final Clock clock;

    UploadsUnderWay(ChatConfig config, MeterRegistry meters, Clock clock) {
        this.bytesPerSecond = config.uploadBytesPerSecond().asLongValue();
        this.slowest = config.uploadWithin();
        this.meters = meters;
        this.clock = clock;
    }

    /** One file; closed when all of it has come or its sender is gone. */
    final class UnderWay implements AutoCloseable {

        private final HttpServerRequest request;
        private final Instant since;
        private final AtomicLong bytes = new AtomicLong();

        private UnderWay(HttpServerRequest request, Instant since) {
            this.request = request;
            this.since = since;
        }

        void received(int length) {
            bytes.addAndGet(length);
        }

        private boolean isTooSlow(Instant now) {
            Duration took = Duration.between(since, now);
            long due = Math.max(0, took.minus(GRACE).toMillis()) * bytesPerSecond / 1000;
            return bytes.get() < due || took.compareTo(slowest) > 0;
        }

        @Override
        public void close() {
            uploads.remove(this);
        }
    }

    UnderWay begin(HttpServerRequest request) {
        UnderWay upload = new UnderWay(request, clock.instant());
        uploads.add(upload);
        return upload;
    }

    /** A sender who waits is not heard of by reading from them, so their connection is closed from here. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void cutSlow() {
        Instant now = clock.instant();
        uploads.stream().filter(upload -> upload.isTooSlow(now)).forEach(upload -> {
            upload.close();
            meters.counter("hilo.chat.limited", "limit", "slow-upload").increment();
            LOG.warnf("a visitor's file came too slowly: %d bytes so far", upload.bytes.get());
            upload.request.connection().close();
        });
    }
}
