package dev.hilo.cases.rebuild.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import dev.hilo.cases.rebuild.app.RebuildState;
import dev.hilo.cases.rebuild.app.RebuildStates;
import dev.hilo.contracts.ContractJson;
import dev.hilo.kit.DuplicateKeys;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** The latest run of one kind of job as one document of {@code jobs}. */
public final class MongoRebuildStates implements RebuildStates {

    private final MongoCollection<Document> jobs;
    private final String id;

    /** @param id names the kind of job: {@code rebuild} */
    public MongoRebuildStates(MongoDatabase database, String id) {
        this.id = id;
        this.jobs = database.getCollection("jobs");
    }

    @Override
    public boolean begin(RebuildState begun, Instant aliveSince) {
        try {
            jobs.replaceOne(
                    and(
                            eq("_id", id),
                            or(
                                    ne("status", RebuildState.Status.RUNNING.name()),
                                    lt("heartbeat", Date.from(aliveSince)))),
                    document(begun),
                    new ReplaceOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            DuplicateKeys.require(e);
            return false;
        }
    }

    @Override
    public boolean save(RebuildState state) {
        return jobs.replaceOne(
                                and(
                                        eq("_id", id),
                                        eq("runner", state.runner()),
                                        eq("startedAt", Date.from(state.startedAt()))),
                                document(state))
                        .getMatchedCount()
                > 0;
    }

    @Override
    public Optional<RebuildState> latest() {
        return Optional.ofNullable(jobs.find(eq("_id", id)).first()).map(MongoRebuildStates::state);
    }

    private Document document(RebuildState state) {
        try {
            return new Document("_id", id)
                    .append("status", state.status().name())
                    .append("runner", state.runner())
                    .append("startedAt", Date.from(state.startedAt()))
                    .append("heartbeat", Date.from(state.heartbeat()))
                    .append("state", ContractJson.mapper().writeValueAsString(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rebuild's state cannot be written as JSON", e);
        }
    }

    private static RebuildState state(Document document) {
        try {
            return ContractJson.mapper().readValue(document.getString("state"), RebuildState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the rebuild's state cannot be read", e);
        }
    }
}
