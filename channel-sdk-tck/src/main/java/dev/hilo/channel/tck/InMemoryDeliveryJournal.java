package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A journal for tests of channels. It forgets everything with the process, so it is for nothing else. */
public final class InMemoryDeliveryJournal implements DeliveryJournal {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<Entry> find(String deliveryId) {
        return Optional.ofNullable(entries.get(deliveryId));
    }

    @Override
    public int attempt(Delivery delivery) {
        return entries.merge(
                        delivery.id(),
                        new Entry(delivery.id(), 1, false, null, Entry.recipientOf(delivery), List.of()),
                        (known, first) -> new Entry(
                                known.deliveryId(),
                                known.attempts() + 1,
                                known.queued(),
                                known.providerMessageId(),
                                known.recipient(),
                                known.receipts()))
                .attempts();
    }

    @Override
    public void queued(String deliveryId, @Nullable String providerMessageId) {
        entries.computeIfPresent(
                deliveryId,
                (id, known) -> known.settled()
                        ? known
                        : new Entry(
                                id, known.attempts(), true, providerMessageId, known.recipient(), known.receipts()));
    }

    @Override
    public Optional<DeliveryReceipt> keep(DeliveryReceipt receipt) {
        Entry entry = entries.computeIfPresent(
                receipt.deliveryId(),
                (id, known) -> ofStatus(known, receipt).isPresent() ? known : with(known, receipt));
        return Optional.ofNullable(entry).flatMap(e -> ofStatus(e, receipt));
    }

    private static Optional<DeliveryReceipt> ofStatus(Entry entry, DeliveryReceipt receipt) {
        return entry.receipts().stream()
                .filter(kept -> kept.status() == receipt.status())
                .findFirst();
    }

    private static Entry with(Entry entry, DeliveryReceipt receipt) {
        List<DeliveryReceipt> receipts = new ArrayList<>(entry.receipts());
        receipts.add(receipt);
        String provider = receipt.providerMessageId() == null ? entry.providerMessageId() : receipt.providerMessageId();
        return new Entry(entry.deliveryId(), entry.attempts(), entry.queued(), provider, entry.recipient(), receipts);
    }
}
