package dev.hilo.cases.context.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.context.app.Identities;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Owners in {@code identities}, one document an identity, found by {@code _id} alone. */
public final class MongoIdentities implements Identities {

    private final MongoCollection<Document> identities;

    public MongoIdentities(MongoDatabase database) {
        this.identities = database.getCollection("identities").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Map<String, Owner> find(Collection<String> wanted) {
        Map<String, Owner> owners = new HashMap<>();
        identities
                .find(in("_id", wanted))
                .forEach(document -> owners.put(
                        document.getString("_id"),
                        new Owner(
                                document.getString("user"), document.getList("formerUsers", String.class, List.of()))));
        return owners;
    }

    @Override
    public Map<String, Owner> claim(Map<String, String> userByIdentity) {
        List<Document> documents = new ArrayList<>();
        userByIdentity.forEach((identity, user) -> documents.add(new Document("_id", identity).append("user", user)));
        try {
            identities.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
            return find(userByIdentity.keySet());
        }
        Map<String, Owner> owners = new HashMap<>();
        userByIdentity.forEach((identity, user) -> owners.put(identity, new Owner(user, List.of())));
        return owners;
    }

    @Override
    public void release(Collection<String> released, String fromUser) {
        identities.deleteMany(and(in("_id", released), eq("user", fromUser)));
    }

    @Override
    public void move(String identity, String fromUser, String toUser) {
        identities.updateOne(
                and(eq("_id", identity), eq("user", fromUser)),
                Updates.combine(Updates.set("user", toUser), Updates.push("formerUsers", fromUser)));
    }
}
