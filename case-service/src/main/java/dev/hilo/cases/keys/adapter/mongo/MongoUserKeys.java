package dev.hilo.cases.keys.adapter.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import dev.hilo.contracts.AesGcm;
import dev.hilo.contracts.Scope;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.MongoIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * Keys in {@code keys}, found by {@code _id}, which is the shard key; to destroy them, by the user. A key is on a majority
 * before anything is sealed with it.
 */
public final class MongoUserKeys implements UserKeys {

    public static final List<MongoIndex> INDEXES = List.of(MongoIndex.on("keys", "user"));

    private final MongoCollection<Document> keys;
    private final KeyDocument documents;

    public MongoUserKeys(MongoDatabase database, MasterKeys masters) {
        this.keys = database.getCollection("keys");
        this.documents = new KeyDocument(masters);
    }

    @Override
    public Map<KeyId, DataKey> forSealing(Collection<KeyId> ids) {
        Map<KeyId, DataKey> found = new HashMap<>(existing(ids));
        Set<KeyId> missing = new HashSet<>(ids);
        missing.removeAll(found.keySet());
        while (!missing.isEmpty()) {
            found.putAll(make(missing));
            missing.removeAll(found.keySet());
        }
        return found;
    }

    @Override
    public Map<KeyId, DataKey> existing(Collection<KeyId> ids) {
        Map<KeyId, DataKey> found = new HashMap<>();
        if (!ids.isEmpty()) {
            keys.find(in("_id", ids.stream().map(KeyDocument::id).toList()))
                    .forEach(document -> found.put(KeyDocument.id(document), documents.read(document)));
        }
        return found;
    }

    @Override
    public void destroyCase(String user, String caseId) {
        destroy(user, scope -> scope.isAbout(caseId));
    }

    @Override
    public void destroyMember(String user, String memberId) {
        destroy(user, scope -> scope.isOf(memberId));
    }

    private void destroy(String user, Predicate<Scope> which) {
        List<Document> gone = new ArrayList<>();
        keys.find(eq("user", user))
                .projection(Projections.include("user", "scope"))
                .forEach(document -> {
                    KeyId id = KeyDocument.id(document);
                    if (which.test(Scope.parse(id.scope()))) {
                        gone.add(KeyDocument.id(id));
                    }
                });
        if (!gone.isEmpty()) {
            keys.deleteMany(in("_id", gone));
        }
    }

    @Override
    public void destroyAll(String user, Set<String> others) {
        if (others.isEmpty()) {
            keys.deleteMany(eq("user", user));
        } else {
            destroy(user, scope -> others.stream().noneMatch(scope::isOf));
        }
    }

    /** New keys; where somebody was faster, theirs. */
    private Map<KeyId, DataKey> make(Collection<KeyId> ids) {
        Map<KeyId, DataKey> made = new HashMap<>();
        List<Document> inserted = new ArrayList<>();
        for (KeyId id : ids) {
            DataKey key = new DataKey(AesGcm.newKey().getEncoded());
            made.put(id, key);
            inserted.add(documents.write(id, key));
        }
        try {
            keys.insertMany(inserted, new InsertManyOptions().ordered(false));
            return made;
        } catch (MongoBulkWriteException e) {
            DuplicateKeys.in(e);
            return existing(ids);
        }
    }
}
