package dev.hilo.notification.telling.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.kit.Upserts;
import dev.hilo.notification.telling.app.Unseen;
import dev.hilo.notification.telling.app.UnseenStore;
import dev.hilo.notification.telling.model.Commit.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** {@code unseen}: the answers of the last minutes, written by {@code _id} and read as a whole. */
public final class MongoUnseen implements UnseenStore {

    private final MongoCollection<Document> unseen;

    public MongoUnseen(MongoDatabase database) {
        this.unseen = database.getCollection("unseen");
    }

    @Override
    public void add(Unseen answer) {
        Upserts.send(() -> unseen.updateOne(
                Filters.eq(answer.deliveryId()),
                Updates.combine(
                        Updates.setOnInsert("channel", answer.channel()),
                        Updates.setOnInsert("partition", answer.place().partition()),
                        Updates.setOnInsert("offset", answer.place().offset()),
                        Updates.setOnInsert("fact", answer.fact()),
                        Updates.setOnInsert("due", Date.from(answer.due()))),
                new UpdateOptions().upsert(true)));
    }

    @Override
    public List<Unseen> due(Instant now) {
        return unseen.find(Filters.lte("due", Date.from(now)))
                .map(document -> new Unseen(
                        document.getString("_id"),
                        document.getString("channel"),
                        new Place(document.getInteger("partition"), document.getLong("offset")),
                        document.getInteger("fact"),
                        document.getDate("due").toInstant()))
                .into(new ArrayList<>());
    }

    @Override
    public void remove(String deliveryId) {
        unseen.deleteOne(Filters.eq(deliveryId));
    }
}
