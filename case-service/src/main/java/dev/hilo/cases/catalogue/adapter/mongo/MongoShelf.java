package dev.hilo.cases.catalogue.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.catalogue.app.Shelf;
import dev.hilo.contracts.ContractJson;
import dev.hilo.kit.DuplicateKeys;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Items in a small collection of their own, one document each, the item itself as JSON in {@code state}. */
public final class MongoShelf<T> implements Shelf<T> {

    private final MongoCollection<Document> items;
    private final Class<T> kind;

    /** @param name of the collection */
    public MongoShelf(MongoDatabase database, String name, Class<T> kind) {
        this.items = database.getCollection(name);
        this.kind = kind;
    }

    @Override
    public List<Entry<T>> all() {
        return items.find().sort(Sorts.ascending("_id")).map(this::read).into(new ArrayList<>());
    }

    @Override
    public Optional<Entry<T>> find(String id) {
        return Optional.ofNullable(items.find(eq("_id", id)).first()).map(this::read);
    }

    @Override
    public boolean add(Entry<T> entry) {
        return DuplicateKeys.insertIfAbsent(items, write(entry));
    }

    @Override
    public boolean replace(Entry<T> entry, long revision) {
        return items.replaceOne(at(entry.id(), revision), write(entry)).getMatchedCount() == 1;
    }

    @Override
    public boolean remove(String id, long revision) {
        return items.deleteOne(at(id, revision)).getDeletedCount() == 1;
    }

    private static Bson at(String id, long revision) {
        return and(eq("_id", id), eq("revision", revision));
    }

    private static <T> Document write(Entry<T> entry) {
        try {
            return new Document("_id", entry.id())
                    .append("revision", entry.revision())
                    .append("changedBy", entry.changedBy())
                    .append("changedAt", Date.from(entry.changedAt()))
                    .append("state", ContractJson.mapper().writeValueAsString(entry.content()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an item of the catalogue cannot be written as JSON", e);
        }
    }

    private Entry<T> read(Document document) {
        try {
            return new Entry<>(
                    document.getString("_id"),
                    ContractJson.mapper().readValue(document.getString("state"), kind),
                    document.getLong("revision"),
                    document.getString("changedBy"),
                    document.getDate("changedAt").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the item " + document.getString("_id") + " of the catalogue cannot be read", e);
        }
    }
}
