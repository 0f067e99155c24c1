package dev.hilo.notification.tracking.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.hilo.kit.MongoIndex;
import dev.hilo.kit.Upserts;
import dev.hilo.notification.tracking.app.DeliveryLedger;
import dev.hilo.notification.tracking.model.Receipt;
import dev.hilo.notification.tracking.model.Request;
import dev.hilo.notification.tracking.model.Status;
import dev.hilo.notification.tracking.model.TrackedDelivery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Collection {@code deliveries}: {@code {_id: delivery, user, case, kind, channel, to, at, withheld, receipts: {sent: {channel,
 * attempts, at, reason}, …}}}. Request and receipts set fields of their own, so they may come in any order and as often
 * as they like. Written by {@code _id}; agents' lists are served by the indexes (user, at) and (case, at); to forget a
 * user, also what went to them as another user's, takes the index (to).
 */
public final class MongoDeliveries implements DeliveryLedger {

    public static final List<MongoIndex> INDEXES = List.of(
            MongoIndex.on("deliveries", "user", "-at"),
            MongoIndex.on("deliveries", "case", "-at"),
            MongoIndex.on("deliveries", "to"));

    private static final Bson PERSONAL = Updates.combine(Stream.concat(
                    Stream.of("to"),
                    Arrays.stream(Status.values()).map(status -> "receipts." + status.word() + ".reason"))
            .map(Updates::unset)
            .toList());

    private final MongoCollection<Document> deliveries;

    public MongoDeliveries(MongoDatabase database) {
        this.deliveries = database.getCollection("deliveries");
    }

    @Override
    public void requested(Collection<Request> requests) {
        write(requests.stream()
                .map(request -> update(request.deliveryId(), fields(request)))
                .toList());
    }

    @Override
    public void receipted(Collection<Receipt> receipts) {
        write(receipts.stream()
                .map(receipt -> update(
                        receipt.deliveryId(),
                        Updates.set("receipts." + receipt.status().word(), document(receipt))))
                .toList());
    }

    @Override
    public Optional<TrackedDelivery> find(String deliveryId) {
        return Optional.ofNullable(deliveries.find(Filters.eq(deliveryId)).first())
                .map(MongoDeliveries::read);
    }

    @Override
    public void forgetUser(String userId) {
        deliveries.updateMany(Filters.eq("user", userId), PERSONAL);
    }

    @Override
    public void forgetIdentities(Collection<String> identities) {
        if (!identities.isEmpty()) {
            deliveries.updateMany(Filters.in("to", identities), PERSONAL);
        }
    }

    @Override
    public List<TrackedDelivery> ofUser(String userId, Predicate<String> shown, int limit) {
        return newest(Filters.eq("user", userId), shown, limit);
    }

    @Override
    public List<TrackedDelivery> ofCase(String caseId, int limit) {
        return newest(Filters.eq("case", caseId), any -> true, limit);
    }

    private List<TrackedDelivery> newest(Bson filter, Predicate<String> shown, int limit) {
        List<TrackedDelivery> found = new ArrayList<>();
        try (MongoCursor<Document> newest = deliveries
                .find(filter)
                .sort(Sorts.descending("at"))
                .batchSize(limit)
                .cursor()) {
            while (found.size() < limit && newest.hasNext()) {
                Document document = newest.next();
                if (shown.test(document.getString("case"))) {
                    found.add(read(document));
                }
            }
        }
        return found;
    }

    private void write(List<? extends WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            Upserts.send(deliveries, writes);
        }
    }

    private static UpdateOneModel<Document> update(String deliveryId, Bson change) {
        return new UpdateOneModel<>(Filters.eq("_id", deliveryId), change, new UpdateOptions().upsert(true));
    }

    private static Bson fields(Request request) {
        List<Bson> fields = new ArrayList<>();
        fields.add(Updates.set("user", request.userId()));
        fields.add(Updates.set("case", request.caseId()));
        fields.add(Updates.set("kind", request.kind()));
        if (request.channel() != null) {
            fields.add(Updates.set("channel", request.channel()));
            fields.add(Updates.set("to", request.to()));
        }
        fields.add(Updates.set("at", Date.from(request.at())));
        if (request.withheld() != null) {
            fields.add(Updates.set("withheld", request.withheld()));
        }
        return Updates.combine(fields);
    }

    private static Document document(Receipt receipt) {
        Document document = new Document("channel", receipt.channel())
                .append("attempts", receipt.attempts())
                .append("at", Date.from(receipt.at()));
        if (receipt.reason() != null) {
            document.append("reason", receipt.reason());
        }
        return document;
    }

    private static TrackedDelivery read(Document document) {
        String id = document.getString("_id");
        List<Receipt> receipts = new ArrayList<>();
        document.get("receipts", new Document())
                .forEach((status, value) -> receipts.add(receipt(id, Status.ofWord(status), (Document) value)));
        Request request = !document.containsKey("user")
                ? null
                : new Request(
                        id,
                        document.getString("user"),
                        document.getString("case"),
                        document.getString("kind"),
                        document.getString("channel"),
                        document.getString("to"),
                        document.getDate("at").toInstant(),
                        withheld(document.get("withheld")));
        return new TrackedDelivery(id, request, receipts);
    }

    /** Before there were reasons, {@code true} stood for the only one. */
    private static @Nullable String withheld(@Nullable Object reason) {
        return Boolean.TRUE.equals(reason) ? "machine" : (String) reason;
    }

    private static Receipt receipt(String id, Status status, Document document) {
        return new Receipt(
                id,
                status,
                document.getString("channel"),
                document.getInteger("attempts"),
                document.getDate("at").toInstant(),
                document.getString("reason"));
    }
}
