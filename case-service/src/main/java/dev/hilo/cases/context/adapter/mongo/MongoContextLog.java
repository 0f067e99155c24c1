package dev.hilo.cases.context.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import dev.hilo.cases.context.app.CommitTooLarge;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.GuardedWrites;
import dev.hilo.kit.MongoIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * The log in {@code context_log} and the snapshots in {@code contexts}. Every read is by {@code _id} or by the unique
 * index on user and cause, both led by the user, so each goes to one shard. What is personal lies sealed in the log and
 * plain in the snapshots, which are no record and can be deleted.
 */
public final class MongoContextLog implements ContextLog {

    /** The unique one makes redelivery harmless; it is multikey, so the shard key needs one of its own. */
    public static final List<MongoIndex> INDEXES =
            List.of(MongoIndex.on("context_log", "user", "causes").asUnique(), MongoIndex.on("context_log", "user"));

    private static final int PAGE = 200;

    private final MongoCollection<Document> log;
    private final MongoCollection<Document> contexts;
    private final SealedCommits sealed;

    public MongoContextLog(MongoDatabase database, UserKeys keys) {
        this.log = database.getCollection("context_log");
        this.contexts = database.getCollection("contexts");
        this.sealed = new SealedCommits(keys);
    }

    @Override
    public Map<String, Context> snapshots(Collection<String> userIds) {
        Map<String, Context> found = new HashMap<>();
        if (!userIds.isEmpty()) {
            contexts.find(in("_id", userIds))
                    .forEach(document ->
                            SnapshotDocument.read(document).ifPresent(context -> found.put(context.userId(), context)));
        }
        userIds.forEach(user -> found.computeIfAbsent(user, Context::empty));
        return found;
    }

    @Override
    public Context latest(String userId) {
        Context context = snapshots(List.of(userId)).getOrDefault(userId, Context.empty(userId));
        int wanted = 1;
        while (true) {
            List<Commit> tail = read(userId, context.version() + 1, wanted);
            for (Commit commit : tail) {
                context = context.after(commit);
            }
            if (tail.size() < wanted) {
                return context;
            }
            wanted = PAGE;
        }
    }

    @Override
    public Set<String> append(List<Commit> commits) {
        List<Document> documents = sealed.write(commits);
        refuseTooLarge(commits, documents);
        try {
            log.insertMany(documents, new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            Set<String> refused = new HashSet<>();
            DuplicateKeys.in(e).forEach(place -> refused.add(commits.get(place).userId()));
            return refused;
        }
    }

    private static void refuseTooLarge(List<Commit> commits, List<Document> documents) {
        Map<String, Integer> large = new HashMap<>();
        for (int i = 0; i < commits.size(); i++) {
            int bytes = CommitDocument.bytes(documents.get(i));
            if (bytes > CommitDocument.MOST_BYTES) {
                large.put(commits.get(i).userId(), bytes);
            }
        }
        if (!large.isEmpty()) {
            throw new CommitTooLarge(large);
        }
    }

    @Override
    public Set<String> knownCauses(Collection<String> userIds, Collection<String> causes) {
        Set<String> known = new HashSet<>();
        log.find(and(in("user", userIds), in("causes", causes)))
                .projection(Projections.include("causes"))
                .forEach(document -> known.addAll(document.getList("causes", String.class)));
        known.retainAll(Set.copyOf(causes));
        return known;
    }

    @Override
    public List<Commit> withCauses(Collection<String> userIds, Collection<String> causes) {
        return causes.isEmpty()
                ? List.of()
                : sealed.read(
                        log.find(and(in("user", userIds), in("causes", causes))).into(new ArrayList<>()));
    }

    @Override
    public List<Commit> read(String userId, long fromVersion, int most) {
        List<Document> ids = LongStream.range(fromVersion, fromVersion + most)
                .mapToObj(version -> CommitDocument.id(userId, version))
                .toList();
        Map<Long, Document> found = new HashMap<>();
        log.find(and(eq("user", userId), in("_id", ids)))
                .forEach(document -> found.put(document.getLong("version"), document));
        List<Document> contiguous = new ArrayList<>();
        for (long version = fromVersion; found.containsKey(version); version++) {
            contiguous.add(found.get(version));
        }
        return sealed.read(contiguous);
    }

    @Override
    public void replaceSnapshot(Context context) {
        GuardedWrites.replaceUnlessNewer(contexts, "version", List.of(SnapshotDocument.write(context)));
    }

    @Override
    public void saveSnapshots(Collection<Context> saved) {
        GuardedWrites.replaceOlder(
                contexts, saved.stream().map(SnapshotDocument::write).toList());
    }
}
