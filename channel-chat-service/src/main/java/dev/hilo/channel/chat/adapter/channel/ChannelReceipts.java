package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Receipts;
import dev.hilo.contracts.DeliveryReceipt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reports through the channel SDK, which keeps each receipt and publishes it once. */
public final class ChannelReceipts implements Receipts {

    private final dev.hilo.channel.sdk.Receipts receipts;
    private final Duration patience;

    public ChannelReceipts(dev.hilo.channel.sdk.Receipts receipts, Duration patience) {
        this.receipts = receipts;
        this.patience = patience;
    }

    @Override
    public void publish(String deliveryId, Status status) {
        Patience.await(patience, () -> {
            receipts.report(
                    deliveryId,
                    switch (status) {
                        case DELIVERED -> DeliveryReceipt.Status.DELIVERED;
                        case READ -> DeliveryReceipt.Status.READ;
                    },
                    null,
                    null);
            return List.<CompletableFuture<Void>>of();
        });
    }
}
