package dev.hilo.notification.tracking.app;

import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Request;
import dev.hilo.notification.tracking.model.TrackedDelivery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps deliveries. Noting the same thing twice, or a receipt before its request, makes no difference. */
public interface DeliveryLedger {

    void requested(Collection<Request> requests);

    void receipted(Collection<Receipt> receipts);

    Optional<TrackedDelivery> find(String deliveryId);

    /** Leaves nothing that leads to the user: neither where deliveries went, nor why a channel could not send them. */
    void forgetUser(String userId);

    /** The same of what went to these identities, as whoever's. */
    void forgetIdentities(Collection<String> identities);

    /**
     * Newest request first.
     *
     * @param shown whether deliveries of a case are; the others do not count towards the limit
     */
    List<TrackedDelivery> ofUser(String userId, Predicate<String> shown, int limit);

    /** Newest request first. */
    List<TrackedDelivery> ofCase(String caseId, int limit);
}
