package dev.hilo.channel.email.journal.adapter;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.UpdateResult;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The collection {@code deliveries}: {@code _id} is the delivery's id, everything is asked by it. Holds no address or text. */
public final class MongoDeliveryJournal implements DeliveryJournal {

    private final MongoCollection<Document> deliveries;
    private final Clock clock;

    public MongoDeliveryJournal(MongoDatabase database, Clock clock) {
        this.deliveries = database.getCollection("deliveries");
        this.clock = clock;
    }

    @Override
    public Optional<Entry> find(String deliveryId) {
        return Optional.ofNullable(deliveries.find(byId(deliveryId)).first()).map(MongoDeliveryJournal::entry);
    }

    /** Compare and set: who counts at the same time reads again. */
    @Override
    public int attempt(Delivery delivery) {
        while (true) {
            Document known = deliveries.find(byId(delivery.id())).first();
            if (known == null) {
                if (begin(delivery.id())) {
                    return 1;
                }
                continue;
            }
            int attempts = known.getInteger("attempts");
            UpdateResult counted = deliveries.updateOne(
                    byId(delivery.id()).append("attempts", attempts),
                    new Document("$set", new Document("attempts", attempts + 1)));
            if (counted.getMatchedCount() == 1) {
                return attempts + 1;
            }
        }
    }

    private boolean begin(String deliveryId) {
        try {
            deliveries.insertOne(byId(deliveryId)
                    .append("attempts", 1)
                    .append("queued", false)
                    .append("receipts", List.of())
                    .append("firstAt", Date.from(clock.instant())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void queued(String deliveryId, @Nullable String providerMessageId) {
        deliveries.updateOne(
                byId(deliveryId).append("receipts", List.of()),
                new Document("$set", new Document("queued", true).append("providerMessageId", providerMessageId)));
    }

    @Override
    public Optional<DeliveryReceipt> keep(DeliveryReceipt receipt) {
        Document kept = new Document("status", receipt.status().name())
                .append("channel", receipt.channel())
                .append("attempts", receipt.attempts())
                .append("at", Date.from(receipt.at()))
                .append("providerMessageId", receipt.providerMessageId())
                .append("reason", receipt.reason());
        Document update = new Document("$push", new Document("receipts", kept));
        if (receipt.providerMessageId() != null) {
            update.append("$set", new Document("providerMessageId", receipt.providerMessageId()));
        }
        deliveries.updateOne(
                byId(receipt.deliveryId())
                        .append(
                                "receipts.status",
                                new Document("$ne", receipt.status().name())),
                update);
        return find(receipt.deliveryId())
                .flatMap(entry -> entry.receipts().stream()
                        .filter(one -> one.status() == receipt.status())
                        .findFirst());
    }

    private static Document byId(String deliveryId) {
        return new Document("_id", deliveryId);
    }

    private static Entry entry(Document document) {
        String id = document.getString("_id");
        return new Entry(
                id,
                document.getInteger("attempts"),
                document.getBoolean("queued", false),
                document.getString("providerMessageId"),
                document.getList("receipts", Document.class).stream()
                        .map(receipt -> receipt(id, receipt))
                        .toList());
    }

    private static DeliveryReceipt receipt(String deliveryId, Document document) {
        return new DeliveryReceipt(
                deliveryId,
                document.getString("channel"),
                DeliveryReceipt.Status.valueOf(document.getString("status")),
                document.getInteger("attempts"),
                document.getDate("at").toInstant(),
                document.getString("providerMessageId"),
                document.getString("reason"));
    }
}
