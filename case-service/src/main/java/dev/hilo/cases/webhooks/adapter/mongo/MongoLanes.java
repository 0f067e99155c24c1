package dev.hilo.cases.webhooks.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.webhooks.app.Lanes;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.MongoIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Lanes in {@code webhook_lanes}: a document for each webhook and case that something waits for, so there are few. Who
 * holds one has moved its {@code dueAt} to the end of the lease; everything but the look for what is due is by {@code
 * _id}.
 */
public final class MongoLanes implements Lanes {

    public static final List<MongoIndex> INDEXES = List.of(MongoIndex.on("webhook_lanes", "webhook", "dueAt"));

    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> lanes;

    public MongoLanes(MongoDatabase database) {
        this.lanes = database.getCollection("webhook_lanes");
    }

    @Override
    public void enqueue(Map<String, Entry> byLane, Instant now) {
        List<Map.Entry<String, Entry>> all = List.copyOf(byLane.entrySet());
        if (all.isEmpty()) {
            return;
        }
        List<UpdateOneModel<Document>> writes = all.stream()
                .map(lane -> new UpdateOneModel<Document>(
                        and(
                                eq("_id", lane.getKey()),
                                nin("waiting", lane.getValue().deliveries())),
                        appending(lane.getValue().webhookId(), lane.getValue().deliveries(), now),
                        new UpdateOptions().upsert(true)))
                .toList();
        try {
            lanes.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            for (int place : DuplicateKeys.in(e)) {
                singly(all.get(place).getKey(), all.get(place).getValue(), now);
            }
        }
    }

    /** Some of them are there already, or the lane came into being or went between the look and the insert. */
    private void singly(String lane, Entry entry, Instant now) {
        for (String delivery : entry.deliveries()) {
            while (!isAppended(lane, entry.webhookId(), delivery, now)) {
                // Another has made the lane meanwhile, without this delivery.
            }
        }
    }

    private boolean isAppended(String lane, String webhookId, String delivery, Instant now) {
        try {
            lanes.updateOne(
                    and(eq("_id", lane), ne("waiting", delivery)),
                    appending(webhookId, List.of(delivery), now),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            DuplicateKeys.require(e);
            return lanes.find(and(eq("_id", lane), eq("waiting", delivery)))
                            .projection(Projections.include("_id"))
                            .first()
                    != null;
        }
    }

    private static Bson appending(String webhookId, List<String> deliveries, Instant now) {
        return Updates.combine(
                Updates.pushEach("waiting", deliveries),
                Updates.setOnInsert("webhook", webhookId),
                Updates.setOnInsert("dueAt", Date.from(now)));
    }

    @Override
    public List<Lane> due(String webhookId, Instant now, int most) {
        return lanes.find(and(eq("webhook", webhookId), lte("dueAt", Date.from(now))))
                .sort(Sorts.ascending("dueAt"))
                .limit(most)
                .map(MongoLanes::read)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Lane> claim(Lane seen, String holder, Instant until) {
        return Optional.ofNullable(lanes.findOneAndUpdate(
                        and(eq("_id", seen.id()), eq("dueAt", Date.from(seen.dueAt()))),
                        Updates.combine(Updates.set("dueAt", Date.from(until)), Updates.set("holder", holder)),
                        AFTER))
                .map(MongoLanes::read);
    }

    @Override
    public Optional<Lane> renew(String laneId, String holder, Instant until) {
        return Optional.ofNullable(lanes.findOneAndUpdate(
                        and(eq("_id", laneId), eq("holder", holder)), Updates.set("dueAt", Date.from(until)), AFTER))
                .map(MongoLanes::read);
    }

    @Override
    public void settle(String laneId, String holder, String deliveryId) {
        lanes.updateOne(and(eq("_id", laneId), eq("holder", holder)), Updates.pull("waiting", deliveryId));
    }

    @Override
    public void release(String laneId, String holder, Instant dueAt) {
        Bson id = eq("_id", laneId);
        Bson held = eq("holder", holder);
        if (lanes.deleteOne(and(id, held, eq("waiting", List.of()))).getDeletedCount() == 0) {
            lanes.updateOne(
                    and(id, held), Updates.combine(Updates.set("dueAt", Date.from(dueAt)), Updates.unset("holder")));
        }
    }

    @Override
    public void removeOf(String webhookId) {
        lanes.deleteMany(eq("webhook", webhookId));
    }

    private static Lane read(Document document) {
        return new Lane(
                document.getString("_id"),
                document.getString("webhook"),
                document.getList("waiting", String.class, List.of()),
                document.getDate("dueAt").toInstant());
    }
}
