package dev.hilo.notification.tracking.app;

import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Request;
import dev.hilo.notification.tracking.model.Status;
import dev.hilo.notification.tracking.model.TrackedDelivery;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

public final class MemoryLedger implements DeliveryLedger {

    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Map<Status, Receipt>> receipts = new HashMap<>();

    @Override
    public void requested(Collection<Request> asked) {
        asked.forEach(request -> requests.put(request.deliveryId(), request));
    }

    @Override
    public void receipted(Collection<Receipt> came) {
        came.forEach(receipt -> receipts.computeIfAbsent(receipt.deliveryId(), id -> new HashMap<>())
                .put(receipt.status(), receipt));
    }

    @Override
    public void forgetUser(String userId) {
        forget(request -> request.userId().equals(userId));
    }

    @Override
    public void forgetIdentities(Collection<String> identities) {
        forget(request -> request.to() != null && identities.contains(request.to()));
    }

    private void forget(Predicate<Request> which) {
        List<String> ids = requests.values().stream()
                .filter(which)
                .map(Request::deliveryId)
                .toList();
        requests.replaceAll((id, request) -> ids.contains(id)
                ? new Request(
                        id,
                        request.userId(),
                        request.caseId(),
                        request.kind(),
                        request.channel(),
                        null,
                        request.at(),
                        request.withheld())
                : request);
        ids.forEach(id -> receipts.getOrDefault(id, new HashMap<>())
                .replaceAll((status, one) -> new Receipt(id, status, one.channel(), one.attempts(), one.at(), null)));
    }

    @Override
    public Optional<TrackedDelivery> find(String deliveryId) {
        return requests.containsKey(deliveryId) || receipts.containsKey(deliveryId)
                ? Optional.of(new TrackedDelivery(
                        deliveryId,
                        requests.get(deliveryId),
                        List.copyOf(receipts.getOrDefault(deliveryId, Map.of()).values())))
                : Optional.empty();
    }

    @Override
    public List<TrackedDelivery> ofUser(String userId, Predicate<String> shown, int limit) {
        return newest(request -> request.userId().equals(userId) && shown.test(request.caseId()), limit);
    }

    @Override
    public List<TrackedDelivery> ofCase(String caseId, int limit) {
        return newest(request -> request.caseId().equals(caseId), limit);
    }

    private List<TrackedDelivery> newest(Predicate<Request> which, int limit) {
        return requests.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(Request::at).reversed())
                .limit(limit)
                .map(request -> new TrackedDelivery(
                        request.deliveryId(),
                        request,
                        List.copyOf(receipts.getOrDefault(request.deliveryId(), Map.of())
                                .values())))
                .toList();
    }
}
