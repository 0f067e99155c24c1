package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.Interaction;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Stands between a sound channel and the kit, and spoils what passes: how a careless channel looks from outside. */
class AlteredTransport implements ChannelTransport {

    final ChannelTransport kit;

    AlteredTransport(ChannelTransport kit) {
        this.kit = kit;
    }

    @Override
    public CompletableFuture<Void> publish(Interaction interaction) {
        return kit.publish(interaction);
    }

    @Override
    public CompletableFuture<Void> publish(DeliveryReceipt receipt) {
        return kit.publish(receipt);
    }

    @Override
    public Subscription deliveries(String group, Intake intake) {
        return kit.deliveries(group, intake);
    }

    @Override
    public Subscription erasures(String group, Consumer<String> forget) {
        return kit.erasures(group, forget);
    }

    @Override
    public Optional<String> trouble() {
        return kit.trouble();
    }

    @Override
    public Optional<String> failure() {
        return kit.failure();
    }

    @Override
    public void close() {
        kit.close();
    }
}
