package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Carries events in memory, as JSON like a broker would, and lets a test look at them, deliver twice, or break the
 * connection.
 */
public final class InMemoryTransport implements ChannelTransport {

    private final List<Published> published = new CopyOnWriteArrayList<>();
    private final List<Intake> intakes = new CopyOnWriteArrayList<>();
    private final List<Ticket> tickets = new CopyOnWriteArrayList<>();
    private volatile @Nullable String trouble;

    /**
     * An event as it went out.
     *
     * @param key its place in the order of things
     */
    public record Published(String id, String key, byte[] json) {}

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
        published.add(new Published(type.id().apply(data), type.key().apply(data), ContractJson.write(data)));
        if (data instanceof Interaction interaction) {
            interactions.add(ContractJson.read(ContractJson.write(interaction), Interaction.class));
        } else if (data instanceof DeliveryReceipt receipt) {
            receipts.add(ContractJson.read(ContractJson.write(receipt), DeliveryReceipt.class));
        }
        return CompletableFuture.completedFuture(null);
    }

    private final List<Interaction> interactions = new CopyOnWriteArrayList<>();
    private final List<DeliveryReceipt> receipts = new CopyOnWriteArrayList<>();

    /** Everything published, repetitions too, in order. */
    public List<Published> published() {
        return List.copyOf(published);
    }

    /** The interactions published, repetitions too, in order. */
    public List<Interaction> interactions() {
        return List.copyOf(interactions);
    }

    /** The receipts published, repetitions too, in order. */
    public List<DeliveryReceipt> receipts() {
        return List.copyOf(receipts);
    }

    /** Requests a delivery, as notification would. May be called before the channel starts. */
    public void deliver(Delivery delivery) {
        deliver(ContractJson.write(delivery));
    }

    /** Requests a delivery in raw JSON. */
    public void deliver(byte[] json) {
        intakes.forEach(intake -> tickets.add(intake.accept(ContractJson.read(json, Delivery.class))));
    }

    /** Whether all deliveries handed in so far are settled, so that their position may be committed. */
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
            List<Ticket> left = new ArrayList<>(tickets);
            left.forEach(Ticket::abandon);
        };
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        intakes.clear();
    }
}
