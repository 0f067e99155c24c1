package dev.hilo.notification.tracking.model;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with all that is known of it. The order in which request and receipts came makes no difference.
 *
 * @param request absent until it is noted: a channel may be faster
 * @param receipts by their time
 */
public record TrackedDelivery(String id, @Nullable Request request, List<Receipt> receipts) {

    public TrackedDelivery {
        receipts = receipts.stream()
                .sorted(Comparator.comparing(Receipt::at).thenComparing(Receipt::status))
                .toList();
    }

    public Status status() {
        Status asked = request == null ? Status.UNKNOWN : asked(request);
        return receipts.stream()
                .map(Receipt::status)
                .max(Comparator.naturalOrder())
                .filter(reported -> reported.compareTo(asked) > 0)
                .orElse(asked);
    }

    private static Status asked(Request request) {
        if (request.withheld() != null) {
            return Status.WITHHELD;
        }
        return request.unreachable() ? Status.UNREACHABLE : Status.REQUESTED;
    }
}
