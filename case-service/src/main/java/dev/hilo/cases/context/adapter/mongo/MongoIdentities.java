package dev.hilo.cases.context.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.Upserts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** Owners in {@code identities}, one document an identity, found by {@code _id} alone. */
public final class MongoIdentities implements Identities {

    private final MongoCollection<Document> identities;
    private final Pseudonyms pseudonyms;

    public MongoIdentities(MongoDatabase database, Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        this.identities = database.getCollection("identities");
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
        Map<String, List<String>> formerUsers = erased(userByIdentity.keySet());
        List<Document> documents = new ArrayList<>();
        userByIdentity.forEach((identity, user) -> {
            Document document = new Document("_id", identity).append("user", user);
            if (formerUsers.containsKey(identity)) {
                document.append("formerUsers", formerUsers.get(identity));
            }
            documents.add(document);
        });
        try {
            identities.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            DuplicateKeys.in(e);
            return find(userByIdentity.keySet());
        }
        Map<String, Owner> owners = new HashMap<>();
        userByIdentity.forEach((identity, user) ->
                owners.put(identity, new Owner(user, formerUsers.getOrDefault(identity, List.of()))));
        return owners;
    }

    /** Erased users who had these identities. */
    private Map<String, List<String>> erased(Collection<String> wanted) {
        Map<String, String> identityByName = new HashMap<>();
        wanted.forEach(identity -> pseudonyms.names(identity).forEach(name -> identityByName.put(name, identity)));
        Map<String, List<String>> former = new HashMap<>();
        identities
                .find(in("_id", identityByName.keySet()))
                .forEach(document -> former.put(
                        identityByName.get(document.getString("_id")),
                        document.getList("formerUsers", String.class, List.of())));
        return former;
    }

    @Override
    public void erase(Collection<String> erased, Collection<String> fromUsers, Collection<String> logs) {
        find(erased).forEach((identity, owner) -> {
            if (fromUsers.contains(owner.userId())) {
                Set<String> former = new LinkedHashSet<>(owner.formerUsers());
                former.addAll(logs);
                former.add(owner.userId());
                Document erasedIdentity =
                        new Document("_id", pseudonyms.name(identity)).append("formerUsers", List.copyOf(former));
                Upserts.send(() -> identities.replaceOne(
                        eq("_id", erasedIdentity.get("_id")), erasedIdentity, new ReplaceOptions().upsert(true)));
                identities.deleteOne(and(eq("_id", identity), eq("user", owner.userId())));
            }
        });
    }

    @Override
    public void release(Collection<String> released, String fromUser) {
        identities.deleteMany(and(in("_id", released), eq("user", fromUser)));
    }

    @Override
    public void move(Collection<String> moved, String fromUser, String toUser) {
        identities.updateMany(
                and(in("_id", moved), eq("user", fromUser)),
                Updates.combine(Updates.set("user", toUser), Updates.addToSet("formerUsers", fromUser)));
    }
}
