package dev.hilo.cases.context.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.hilo.contracts.ContextCommitted;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.bson.Document;

/** A user's log as it was published, for those who show it. A page is a list of known ids. */
public final class PublishedLog {

    private final MongoCollection<Document> log;

    public PublishedLog(MongoDatabase database) {
        this.log = database.getCollection("context_log");
    }

    /** Commits from one version to another, both included, in order; those beyond the end are not there. */
    public List<ContextCommitted> between(String userId, long from, long to) {
        List<Document> ids = LongStream.rangeClosed(from, to)
                .mapToObj(version -> CommitDocument.id(userId, version))
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return StreamSupport.stream(
                        log.find(and(eq("user", userId), in("_id", ids))).spliterator(), false)
                .map(CommitDocument::published)
                .sorted(Comparator.comparingLong(ContextCommitted::version))
                .toList();
    }
}
