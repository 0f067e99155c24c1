package dev.hilo.channel.sdk;

import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.IdentityErased;
import dev.hilo.contracts.Interaction;
import dev.hilo.stream.ConsumerObserver;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
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
    private final ConsumerObserver observer;
    private final EventPublisher publisher;
    private final List<KafkaDeliveries> subscriptions = new CopyOnWriteArrayList<>();
    private volatile @Nullable String publishing;

    /** @param source CloudEvents {@code source}: {@link Channel#source} */
    public KafkaTransport(KafkaConnection connection, URI source) {
        this(connection, source, ConsumerObserver.NONE);
    }

    /** @param observer hears what the consumer of deliveries does, for metrics */
    public KafkaTransport(KafkaConnection connection, URI source, ConsumerObserver observer) {
        this.connection = connection;
        this.observer = observer;
        this.publisher = new EventPublisher(connection, source, Map.of());
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
        ConsumerSettings settings = ConsumerSettings.of(connection, group).withObserver(observer);
        KafkaDeliveries deliveries = new KafkaDeliveries(settings, intake);
        subscriptions.add(deliveries);
        deliveries.start();
        return deliveries;
    }

    @Override
    public Subscription erasures(String group, Consumer<String> forget) {
        EventConsumer<IdentityErased> consumer = EventConsumer.start(
                EventType.IDENTITY_ERASED,
                events -> events.forEach(event -> forget.accept(event.data().identity())),
                ConsumerSettings.of(connection, group).withObserver(observer).orTransient(failure -> true));
        return consumer::close;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(publishing)
                .or(() -> subscriptions.stream()
                        .flatMap(subscription -> subscription.trouble().stream())
                        .findFirst());
    }

    @Override
    public void close() {
        subscriptions.forEach(KafkaDeliveries::close);
        publisher.close();
    }
}
