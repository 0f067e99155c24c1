package dev.hilo.cases.protection.adapter.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.hilo.cases.protection.app.Erasure;
import dev.hilo.cases.protection.app.Erasures;
import dev.hilo.contracts.ContractJson;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.MongoIndex;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Erasures in {@code erasures}, one document each. */
public final class MongoErasures implements Erasures {

    public static final List<MongoIndex> INDEXES = List.of(MongoIndex.on("erasures", "status", "requestedAt"));

    private static final List<String> OPEN =
            List.of(Erasure.State.REQUESTED.name(), Erasure.State.ERASED.name(), Erasure.State.DESTROYED.name());

    private final MongoCollection<Document> erasures;

    public MongoErasures(MongoDatabase database) {
        this.erasures = database.getCollection("erasures");
    }

    @Override
    public void add(Erasure erasure) {
        DuplicateKeys.insertIfAbsent(erasures, document(erasure));
    }

    @Override
    public void save(Erasure erasure) {
        erasures.replaceOne(eq("_id", erasure.id()), document(erasure));
    }

    @Override
    public Optional<Erasure> find(String id) {
        return Optional.ofNullable(erasures.find(eq("_id", id)).first()).map(MongoErasures::erasure);
    }

    @Override
    public List<Erasure> open(int most) {
        return erasures.find(in("status", OPEN))
                .sort(Sorts.ascending("requestedAt"))
                .limit(most)
                .map(MongoErasures::erasure)
                .into(new ArrayList<>());
    }

    private static Document document(Erasure erasure) {
        try {
            return new Document("_id", erasure.id())
                    .append("status", erasure.state().name())
                    .append("requestedAt", Date.from(erasure.requestedAt()))
                    .append("state", ContractJson.mapper().writeValueAsString(erasure));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an erasure cannot be written as JSON", e);
        }
    }

    private static Erasure erasure(Document document) {
        try {
            return ContractJson.mapper().readValue(document.getString("state"), Erasure.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("erasure " + document.getString("_id") + " cannot be read", e);
        }
    }
}
