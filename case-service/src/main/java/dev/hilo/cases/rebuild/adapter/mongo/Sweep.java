package dev.hilo.cases.rebuild.adapter.mongo;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.rebuild.app.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Walks a collection along its {@code _id} and deletes what belongs to users whom the log does not know. */
final class Sweep {

    private static final int PAGE = 1_000;

    private final MongoCollection<Document> collection;
    private final Function<Document, String> user;

    Sweep(MongoCollection<Document> collection, Function<Document, String> user) {
        this.collection = collection;
        this.user = user;
    }

    long run(Projection.KnownUsers known) {
        long deleted = 0;
        Bson from = new Document();
        while (true) {
            List<Document> page = collection
                    .find(from)
                    .projection(Projections.include("user"))
                    .sort(Sorts.ascending("_id"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            if (page.isEmpty()) {
                return deleted;
            }
            Set<String> there = known.among(page.stream().map(user).distinct().toList());
            List<Object> nobodys = page.stream()
                    .filter(one -> !there.contains(user.apply(one)))
                    .map(one -> one.get("_id"))
                    .toList();
            if (!nobodys.isEmpty()) {
                deleted += collection.deleteMany(in("_id", nobodys)).getDeletedCount();
            }
            from = gt("_id", page.getLast().get("_id"));
        }
    }
}
