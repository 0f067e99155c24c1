package dev.hilo.kit;

import com.mongodb.client.MongoDatabase;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventHandler;
import dev.hilo.stream.EventTail;
import dev.hilo.stream.FaultClassifier;
import dev.hilo.stream.KafkaConnection;
import dev.hilo.stream.StreamReader;
import dev.hilo.stream.TailHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Starts the service's consumers and stops them with it. Each is on the health checks, on the metrics, and blames
 * failures of the database as {@link MongoFaults} says.
 */
@ApplicationScoped
public class EventConsumers {

    private static final FaultClassifier FAULTS = FaultClassifier.standard().with(MongoFaults::of);

    private final KafkaConnection kafka;
    private final MeterRegistry meters;
    private final Instance<MongoDatabase> database;
    private final List<StreamReader> consumers = new CopyOnWriteArrayList<>();
    private volatile @Nullable ParkedCommits parked;

    EventConsumers(KafkaConnection kafka, MeterRegistry meters, Instance<MongoDatabase> database) {
        this.database = database;
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

    /**
     * Consumes the context stream in the order of each user's versions: see {@link InSequence}.
     *
     * @param folded how far the handler has folded, by what it stores itself
     */
    public EventConsumer<ContextCommitted> startInSequence(
            String group, FoldedVersions folded, EventHandler<ContextCommitted> handler) {
        ParkedCommits kept = new MongoParkedCommits(database.get());
        parked = kept;
        meters.gauge("hilo.contexts.gaps", Tags.of("group", group), kept, ParkedCommits::count);
        return start(
                EventType.CONTEXT_COMMITTED, group, new InSequence(folded, kept, handler, FAULTS, Clock.systemUTC()));
    }

    /** Where commits wait; nothing in a service that does not fold the context stream. */
    Optional<ParkedCommits> parked() {
        return Optional.ofNullable(parked);
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
