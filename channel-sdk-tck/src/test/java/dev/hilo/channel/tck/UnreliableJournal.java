package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A journal whose database goes away and comes back. */
record UnreliableJournal(DeliveryJournal journal, AtomicBoolean away) implements DeliveryJournal {

    @Override
    public Optional<Entry> find(String deliveryId) {
        check();
        return journal.find(deliveryId);
    }

    @Override
    public int attempt(Delivery delivery) {
        check();
        return journal.attempt(delivery);
    }

    @Override
    public void queued(String deliveryId, @Nullable String providerMessageId) {
        check();
        journal.queued(deliveryId, providerMessageId);
    }

    @Override
    public Optional<DeliveryReceipt> keep(DeliveryReceipt receipt) {
        check();
        return journal.keep(receipt);
    }

    private void check() {
        if (away.get()) {
            throw new IllegalStateException("no database");
        }
    }
}
