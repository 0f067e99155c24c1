package dev.hilo.cases.context.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.contracts.ContextCommitted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;

/** A user's log in the contract's words, for those who show it. A page is a list of known ids and one look for keys. */
public final class PublishedLog {

    private final MongoCollection<Document> log;
    private final SealedCommits commits;

    public PublishedLog(MongoDatabase database, UserKeys keys) {
        this.log = database.getCollection("context_log");
        this.commits = new SealedCommits(keys);
    }

    /**
     * Commits from one version to another, both included, in order; those beyond the end are not there. They are opened;
     * placeholders stand for what was erased.
     */
    public List<ContextCommitted> between(String userId, long from, long to) {
        List<Document> ids = LongStream.rangeClosed(from, to)
                .mapToObj(version -> CommitDocument.id(userId, version))
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Document> found = log.find(and(eq("user", userId), in("_id", ids))).into(new ArrayList<>());
        found.sort(Comparator.comparing(document -> document.getLong("version")));
        return commits.open(found);
    }

    /** The commits of these users that have one of the causes, in no order; by the unique index on user and cause. */
    public List<ContextCommitted> withCauses(Collection<String> userIds, Collection<String> causes) {
        return commits.open(
                log.find(and(in("user", userIds), in("causes", causes))).into(new ArrayList<>()));
    }
}
