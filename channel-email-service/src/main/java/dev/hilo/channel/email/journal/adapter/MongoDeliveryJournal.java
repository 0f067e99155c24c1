package dev.hilo.channel.email.journal.adapter;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
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

    private static final int DUPLICATE_KEY = 11_000;

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

    @Override
    public int attempt(Delivery delivery) {
        try {
            return countAttempt(delivery);
        } catch (MongoCommandException | MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY
                    && ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return countAttempt(delivery);
        }
    }

    /** Two first attempts at once may both try to insert; the loser's second try finds the winner's document. */
    private int countAttempt(Delivery delivery) {
        Document update = new Document("$inc", new Document("attempts", 1))
                .append(
                        "$setOnInsert",
                        new Document("queued", false)
                                .append("receipts", List.of())
                                .append("firstAt", Date.from(clock.instant())));
        Document after = deliveries.findOneAndUpdate(
                byId(delivery.id()),
                update,
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (after == null) {
            throw new IllegalStateException("the database returned no document after an upsert");
        }
        return after.getInteger("attempts");
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
