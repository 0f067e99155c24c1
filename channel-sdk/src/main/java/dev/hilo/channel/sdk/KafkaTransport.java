package dev.hilo.channel.sdk;

import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.IdentityErased;
import dev.hilo.contracts.Interaction;
import dev.hilo.stream.ConsumerObserver;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.ConsumerStatus;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.Fault;
import dev.hilo.stream.KafkaConnection;
import dev.hilo.stream.StreamReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Events on Kafka, as CloudEvents. */
public final class KafkaTransport implements ChannelTransport {

    private final KafkaConnection connection;
    private final Observers observers;
    private final EventPublisher publisher;
    private final List<StreamReader> readers = new CopyOnWriteArrayList<>();
    private volatile @Nullable String publishing;

    /** @param source CloudEvents {@code source}: {@link Channel#source} */
    public KafkaTransport(KafkaConnection connection, URI source) {
        this(connection, source, (topic, group) -> ConsumerObserver.NONE);
    }

    /** @param observers hear what the consumers do, for metrics */
    public KafkaTransport(KafkaConnection connection, URI source, Observers observers) {
        this.connection = connection;
        this.observers = observers;
        this.publisher = new EventPublisher(connection, source, Map.of());
    }

    /** Makes an observer for each consumer. */
    @FunctionalInterface
    public interface Observers {

        ConsumerObserver of(String topic, String group);
    }

    @Override
    public CompletableFuture<Void> publish(Interaction interaction) {
        return publish(EventType.INTERACTION_RECEIVED, interaction);
    }

    @Override
    public CompletableFuture<Void> publish(DeliveryReceipt receipt) {
        return publish(EventType.DELIVERY_RECEIPTED, receipt);
    }

    private <T> CompletableFuture<Void> publish(EventType<T> type, T data) {
        CompletableFuture<Void> publication;
        try {
            publication = publisher.publish(type, data);
        } catch (KafkaException e) {
            publication = CompletableFuture.failedFuture(e);
        }
        return publication.whenComplete((done, failure) -> publishing =
                failure == null ? null : "cannot publish to " + type.topic() + ": " + failure.getMessage());
    }

    @Override
    public Subscription deliveries(String group, Intake intake) {
        KafkaDeliveries deliveries = new KafkaDeliveries(settings(EventType.DELIVERY_REQUESTED, group), intake);
        readers.add(deliveries);
        deliveries.start();
        return deliveries::close;
    }

    /** Every failure is the surroundings': an identity that is not forgotten must not become a dead letter. */
    @Override
    public Subscription erasures(String group, Consumer<String> forget) {
        EventConsumer<IdentityErased> consumer = EventConsumer.start(
                EventType.IDENTITY_ERASED,
                events -> events.forEach(event -> forget.accept(event.data().identity())),
                settings(EventType.IDENTITY_ERASED, group)
                        .withFaultRule(failure -> Optional.of(
                                Fault.ofTheSurroundings(failure.getClass().getSimpleName()))));
        readers.add(consumer);
        return consumer::close;
    }

    private ConsumerSettings settings(EventType<?> type, String group) {
        return ConsumerSettings.of(connection, group).withObserver(observers.of(type.topic(), group));
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(publishing)
                .or(() -> readers.stream()
                        .flatMap(reader -> trouble(reader).stream())
                        .findFirst());
    }

    private static Optional<String> trouble(StreamReader reader) {
        return switch (reader.status()) {
            case ConsumerStatus.Running r -> Optional.empty();
            case ConsumerStatus.Starting s -> Optional.of("has not begun to read " + reader.topic() + " yet");
            case ConsumerStatus.Retrying r -> Optional.of("cannot read " + reader.topic() + ": " + r.reason());
            case ConsumerStatus.Stopped s -> Optional.of("has stopped reading " + reader.topic());
            case ConsumerStatus.Failed f -> Optional.of("ended reading " + reader.topic() + ": " + f.reason());
        };
    }

    @Override
    public Optional<String> failure() {
        return readers.stream()
                .filter(reader -> reader.status() instanceof ConsumerStatus.Failed)
                .flatMap(reader -> trouble(reader).stream())
                .findFirst();
    }

    @Override
    public void close() {
        readers.forEach(StreamReader::close);
        publisher.close();
    }
}
