package dev.hilo.notification.tracking.app;

import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Request;
import dev.hilo.notification.tracking.model.TrackedDelivery;
import java.util.Collection;
import java.util.List;

/** Keeps deliveries. Noting the same thing twice, or a receipt before its request, makes no difference. */
public interface DeliveryLedger {

    void requested(Collection<Request> requests);

    void receipted(Collection<Receipt> receipts);

    /** Newest request first. */
    List<TrackedDelivery> ofUser(String userId, int limit);

    /** Newest request first. */
    List<TrackedDelivery> ofCase(String caseId, int limit);
}
