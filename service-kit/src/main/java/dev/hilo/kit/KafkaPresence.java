package dev.hilo.kit;

import dev.hilo.contracts.EventType;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import dev.hilo.stream.TailHandler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** {@code hilo.presence}, by a producer of its own that gives up in seconds what would be of no use later. */
@DefaultBean
@ApplicationScoped
class KafkaPresence implements PresenceStream {

    private static final Logger LOG = Logger.getLogger(KafkaPresence.class);
    private static final Map<String, Object> BRIEF = Map.of(
            "acks", "1",
            "enable.idempotence", false,
            "max.block.ms", 250,
            "request.timeout.ms", 2_000,
            "delivery.timeout.ms", 3_000);

    private final EventConsumers consumers;
    private final EventPublisher publisher;
    private final Counter lost;
    private final Clock clock;

    KafkaPresence(
            KafkaConnection kafka, HiloConfig config, EventConsumers consumers, MeterRegistry meters, Clock clock) {
        this.consumers = consumers;
        this.publisher = new EventPublisher(kafka, config.source(), BRIEF);
        this.lost = meters.counter("hilo.presence.lost");
        this.clock = clock;
    }

    @Override
    public void note(PresenceNoted sign) {
        try {
            publisher.publish(EventType.PRESENCE_NOTED, sign).whenComplete((done, failure) -> {
                if (failure != null) {
                    lose(failure);
                }
            });
        } catch (KafkaException e) {
            lose(e);
        }
    }

    private void lose(Throwable failure) {
        lost.increment();
        LOG.debugf("a sign of presence is lost: %s", failure.getMessage());
    }

    @Override
    public void follow(String reader, Consumer<PresenceNoted> heard) {
        consumers.tail(EventType.PRESENCE_NOTED, reader, new TailHandler<>() {

            @Override
            public void begin(Map<Integer, Long> next) {}

            @Override
            public void handle(List<Event<PresenceNoted>> events, Map<Integer, Long> next) {
                Instant now = clock.instant();
                events.stream()
                        .map(Event::data)
                        .filter(sign -> sign.state() == PresenceNoted.State.GONE
                                || sign.until().isAfter(now))
                        .forEach(sign -> tell(heard, sign));
            }
        });
    }

    /** One that fails must not come again and again: it will be over soon. */
    private static void tell(Consumer<PresenceNoted> heard, PresenceNoted sign) {
        try {
            heard.accept(sign);
        } catch (RuntimeException e) {
            LOG.error("a sign of presence could not be shown", e);
        }
    }

    @PreDestroy
    void close() {
        publisher.close();
    }
}
