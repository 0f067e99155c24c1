package dev.hilo.kit;

import dev.hilo.contracts.EventType;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventHandler;
import dev.hilo.stream.EventTail;
import dev.hilo.stream.KafkaConnection;
import dev.hilo.stream.StreamReader;
import dev.hilo.stream.TailHandler;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Starts the service's consumers and stops them with it. Each is on the health checks, on the metrics, and blames
 * failures of the database as {@link MongoFaults} says.
 */
@ApplicationScoped
public class EventConsumers {

    private final KafkaConnection kafka;
    private final MeterRegistry meters;
    private final List<StreamReader> consumers = new CopyOnWriteArrayList<>();

    EventConsumers(KafkaConnection kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.meters = meters;
    }

    /** Consumes from the beginning, as the group given, in batches of 500 at the most. */
    public <T> EventConsumer<T> start(EventType<T> type, String group, EventHandler<T> handler) {
        return start(type, group, handler, settings -> settings);
    }

    public <T> EventConsumer<T> start(
            EventType<T> type, String group, EventHandler<T> handler, UnaryOperator<ConsumerSettings> tuning) {
        ConsumerSettings settings = tuning.apply(settings(type, group));
        EventConsumer<T> consumer = EventConsumer.start(type, handler, settings);
        consumers.add(consumer);
        return consumer;
    }

    /** Reads the whole topic from now on, for this replica alone. {@code name} stands where others have their group. */
    public <T> EventTail<T> tail(EventType<T> type, String name, TailHandler<T> handler) {
        EventTail<T> tail = EventTail.start(type, handler, settings(type, name));
        consumers.add(tail);
        return tail;
    }

    private ConsumerSettings settings(EventType<?> type, String group) {
        return ConsumerSettings.of(kafka, group)
                .withFaultRule(MongoFaults::of)
                .withObserver(new MeteredConsumer(meters, type.topic(), group));
    }

    List<StreamReader> all() {
        return consumers;
    }

    @PreDestroy
    void stop() {
        List<Thread> closing = consumers.stream()
                .map(consumer -> Thread.ofVirtual().start(consumer::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
