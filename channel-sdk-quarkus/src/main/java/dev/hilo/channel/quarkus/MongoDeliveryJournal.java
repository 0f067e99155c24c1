package dev.hilo.channel.quarkus;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.kit.DuplicateKeys;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code deliveries}, {@code _id} the delivery's id and shard key: attempts, and the receipts as they go out,
 * word for word. Everything is asked by {@code _id}; no address and no text is kept. {@code requestedAt} tells how old an
 * entry is.
 */
public final class MongoDeliveryJournal implements DeliveryJournal {

    private final MongoCollection<Document> deliveries;

    public MongoDeliveryJournal(MongoDatabase database) {
        this.deliveries = database.getCollection("deliveries");
    }

    @Override
    public Optional<Entry> find(String deliveryId) {
        return Optional.ofNullable(deliveries.find(Filters.eq(deliveryId)).first())
                .map(MongoDeliveryJournal::entry);
    }

    /** Compare and set: who counts at the same time reads again. */
    @Override
    public int attempt(Delivery delivery) {
        while (true) {
            Document known = deliveries.find(Filters.eq(delivery.id())).first();
            int attempts = known == null ? 0 : known.getInteger("attempts");
            if (known == null ? began(delivery) : counted(delivery.id(), attempts)) {
                return attempts + 1;
            }
        }
    }

    private boolean began(Delivery delivery) {
        return DuplicateKeys.insertIfAbsent(
                deliveries,
                new Document("_id", delivery.id())
                        .append("attempts", 1)
                        .append("recipient", Entry.recipientOf(delivery))
                        .append("requestedAt", Date.from(delivery.requestedAt())));
    }

    private boolean counted(String deliveryId, int attempts) {
        return deliveries
                        .updateOne(
                                Filters.and(Filters.eq(deliveryId), Filters.eq("attempts", attempts)),
                                Updates.set("attempts", attempts + 1))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void queued(String deliveryId, @Nullable String providerMessageId) {
        deliveries.updateOne(
                Filters.and(Filters.eq(deliveryId), Filters.exists("receipts", false)),
                Updates.combine(Updates.set("queued", true), Updates.set("providerMessageId", providerMessageId)));
    }

    @Override
    public Optional<DeliveryReceipt> keep(DeliveryReceipt receipt) {
        Document kept = new Document("status", receipt.status().word())
                .append("json", new String(ContractJson.write(receipt), StandardCharsets.UTF_8));
        deliveries.updateOne(
                Filters.and(
                        Filters.eq(receipt.deliveryId()),
                        Filters.ne("receipts.status", receipt.status().word())),
                receipt.providerMessageId() == null
                        ? Updates.push("receipts", kept)
                        : Updates.combine(
                                Updates.push("receipts", kept),
                                Updates.set("providerMessageId", receipt.providerMessageId())));
        return find(receipt.deliveryId())
                .flatMap(entry -> entry.receipts().stream()
                        .filter(one -> one.status() == receipt.status())
                        .findFirst());
    }

    private static Entry entry(Document document) {
        List<DeliveryReceipt> receipts = document.getList("receipts", Document.class, List.of()).stream()
                .map(kept -> ContractJson.read(
                        kept.getString("json").getBytes(StandardCharsets.UTF_8), DeliveryReceipt.class))
                .toList();
        return new Entry(
                document.getString("_id"),
                document.getInteger("attempts"),
                document.getBoolean("queued", false),
                document.getString("providerMessageId"),
                document.getString("recipient"),
                receipts);
    }
}
