package dev.hilo.cases.webhooks.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.webhooks.app.Deliveries;
import dev.hilo.cases.webhooks.model.Delivery;
import dev.hilo.cases.webhooks.model.Delivery.Status;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.MongoIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The delivery log in {@code webhook_deliveries}, one document a delivery; {@code _id} is webhook and event. */
public final class MongoDeliveries implements Deliveries {

    public static final List<MongoIndex> INDEXES = List.of(
            MongoIndex.on("webhook_deliveries", "webhook", "-createdAt", "-_id"),
            MongoIndex.on("webhook_deliveries", "webhook", "status", "-createdAt", "-_id"),
            MongoIndex.on("webhook_deliveries", "createdAt"));

    private final MongoCollection<Document> deliveries;

    public MongoDeliveries(MongoDatabase database) {
        this.deliveries = database.getCollection("webhook_deliveries");
    }

    @Override
    public Set<String> add(Collection<Delivery> added) {
        List<Delivery> all = List.copyOf(added);
        Set<String> waiting = new HashSet<>();
        all.forEach(delivery -> waiting.add(delivery.id()));
        try {
            deliveries.insertMany(
                    all.stream().map(DeliveryDocument::write).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            Set<String> known = new HashSet<>();
            DuplicateKeys.in(e).forEach(place -> known.add(all.get(place).id()));
            waiting.removeAll(known);
            deliveries
                    .find(in("_id", known))
                    .projection(Projections.include("status"))
                    .forEach(document -> {
                        if (Status.WAITING.name().equals(document.getString("status"))) {
                            waiting.add(document.getString("_id"));
                        }
                    });
        }
        return waiting;
    }

    @Override
    public Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.find(eq("_id", id)).first()).map(DeliveryDocument::read);
    }

    @Override
    public void save(Delivery delivery) {
        deliveries.replaceOne(eq("_id", delivery.id()), DeliveryDocument.write(delivery));
    }

    @Override
    public List<Delivery> page(String webhookId, @Nullable Status status, @Nullable After after, int most) {
        List<Bson> filters = new ArrayList<>(List.of(eq("webhook", webhookId)));
        if (status != null) {
            filters.add(eq("status", status.name()));
        }
        if (after != null) {
            Date createdAt = Date.from(after.createdAt());
            filters.add(or(lt("createdAt", createdAt), and(eq("createdAt", createdAt), lt("_id", after.id()))));
        }
        return deliveries
                .find(and(filters))
                .sort(Sorts.descending("createdAt", "_id"))
                .limit(most)
                .map(DeliveryDocument::read)
                .into(new ArrayList<>());
    }

    @Override
    public void removeOf(String webhookId) {
        deliveries.deleteMany(eq("webhook", webhookId));
    }

    @Override
    public void removeBefore(Instant time) {
        deliveries.deleteMany(lt("createdAt", Date.from(time)));
    }
}
