package dev.hilo.channel.email.inbound.adapter.sdk;

import dev.hilo.channel.email.inbound.app.DeliveryReports;
import dev.hilo.channel.email.inbound.app.Desk.DeskUnavailable;
import dev.hilo.channel.sdk.ChannelUnavailable;
import dev.hilo.channel.sdk.Receipts;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.identities.IdentityRules;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes receipts of delivery reports by the channel SDK. */
public final class SdkReports implements DeliveryReports {

    private final Supplier<Optional<Receipts>> receipts;

    /** @param receipts none while deliveries are not being sent yet */
    public SdkReports(Supplier<Optional<Receipts>> receipts) {
        this.receipts = receipts;
    }

    @Override
    public boolean failed(String deliveryId, String address, String reason) throws DeskUnavailable {
        Receipts open = receipts.get()
                .orElseThrow(() -> new DeskUnavailable("deliveries have not started", new IllegalStateException()));
        try {
            return open.reportFailure(deliveryId, IdentityRules.DEFAULT.mail(address), reason);
        } catch (ContractViolation e) {
            return false;
        } catch (ChannelUnavailable e) {
            throw new DeskUnavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
