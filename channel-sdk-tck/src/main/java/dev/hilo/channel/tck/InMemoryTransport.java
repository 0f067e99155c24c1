package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries events in memory, as JSON like a broker would; a test looks at them, delivers twice, or breaks the connection. */
public final class InMemoryTransport implements ChannelTransport {

    /** What Kafka takes of one record, unless it is told otherwise; some is left for headers. */
    private final List<Published> published = new CopyOnWriteArrayList<>();

    private final List<Intake> intakes = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> forgetting = new CopyOnWriteArrayList<>();
    private final List<Ticket> tickets = new CopyOnWriteArrayList<>();
    private volatile @Nullable String trouble;

    /**
     * An event as it went out.
     *
     * @param id equal ids mean the same event
     * @param key what shares it keeps its order
     */
    public record Published(EventType<?> type, String id, String key, byte[] json) {}

    @Override
    public CompletableFuture<Void> publish(Interaction interaction) {
        return publish(EventType.INTERACTION_RECEIVED, interaction);
    }

    @Override
    public CompletableFuture<Void> publish(DeliveryReceipt receipt) {
        return publish(EventType.DELIVERY_RECEIPTED, receipt);
    }

    private <T> CompletableFuture<Void> publish(EventType<T> type, T data) {
        String reason = trouble;
        if (reason != null) {
            return CompletableFuture.failedFuture(new IllegalStateException(reason));
        }
        byte[] json = ContractJson.writeEvent(data);
        published.add(new Published(type, type.id().apply(data), type.key().apply(data), json));
        return CompletableFuture.completedFuture(null);
    }

    /** Everything published, repetitions too, in order. */
    public List<Published> published() {
        return List.copyOf(published);
    }

    /** The interactions published, repetitions too, in order, as a consumer reads them. */
    public List<Interaction> interactions() {
        return published(EventType.INTERACTION_RECEIVED);
    }

    /** The receipts published, repetitions too, in order, as a consumer reads them. */
    public List<DeliveryReceipt> receipts() {
        return published(EventType.DELIVERY_RECEIPTED);
    }

    private <T> List<T> published(EventType<T> type) {
        return published.stream()
                .filter(event -> event.type().equals(type))
                .map(event -> ContractJson.readEvent(event.json(), type.data()))
                .toList();
    }

    /** Requests a delivery, as notification would. */
    public void deliver(Delivery delivery) {
        deliver(ContractJson.write(delivery));
    }

    /** Requests a delivery in raw JSON. */
    public void deliver(byte[] json) {
        intakes.forEach(intake -> tickets.add(intake.accept(ContractJson.readEvent(json, Delivery.class))));
    }

    /** Whether nobody works on any delivery handed in so far. */
    public boolean allSettled() {
        return tickets.stream().allMatch(ticket -> ticket.settled().isDone());
    }

    /** Breaks the connection to the broker: nothing can be published until {@link #mend}. */
    public void breakDown(String reason) {
        trouble = reason;
    }

    public void mend() {
        trouble = null;
    }

    @Override
    public Subscription deliveries(String group, Intake intake) {
        intakes.add(intake);
        return () -> {
            intakes.remove(intake);
            tickets.forEach(Ticket::abandon);
            tickets.forEach(
                    ticket -> ticket.settled().exceptionally(givenUp -> null).join());
        };
    }

    @Override
    public Subscription erasures(String group, Consumer<String> forget) {
        forgetting.add(forget);
        return () -> forgetting.remove(forget);
    }

    /** Tells that the person of an identity has been erased, as the case service would. */
    public void erase(String identity) {
        forgetting.forEach(forget -> forget.accept(identity));
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public void close() {
        intakes.clear();
    }
}
