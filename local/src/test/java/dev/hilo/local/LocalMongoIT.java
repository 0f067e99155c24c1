package dev.hilo.local;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.OperationType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds on every source of MongoDB: what the services ask of it. */
class LocalMongoIT {
    @TempDir
    private static Path state;

    private static LocalMongo mongo;
    private static MongoClient client;

    private MongoCollection<Document> log;

    @BeforeAll
    static void start() {
        mongo = LocalMongo.start(state);
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void empty() {
        client.getDatabase("hilo_local_it").drop();
        log = client.getDatabase("hilo_local_it").getCollection("context_log");
        log.createIndex(Indexes.ascending("user", "causes"), new IndexOptions().unique(true));
    }

    @Test
    void an_unordered_insert_tells_what_it_inserted_and_which_index_refused_the_rest() {
        log.insertOne(commit("ana", 1, "c1"));

        List<Document> commits = List.of(
                commit("ana", 1, "c2"), commit("ana", 2, "c1", "c3"), commit("ana", 3, "c4"), commit("eva", 1, "c1"));
        var refused = catchThrowableOfType(
                MongoBulkWriteException.class, () -> log.insertMany(commits, new InsertManyOptions().ordered(false)));

        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(refused.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(0, 1);
        assertThat(refused.getWriteErrors()).extracting(BulkWriteError::getCode).containsOnly(11000);
        assertThat(refused.getWriteErrors().get(0).getMessage()).contains("index: _id_ ");
        assertThat(refused.getWriteErrors().get(1).getMessage()).contains("index: user_1_causes_1 ");
        assertThat(log.countDocuments()).isEqualTo(3);
    }

    @Test
    void an_ordered_insert_ends_at_the_first_refusal() {
        log.insertOne(commit("ana", 1, "c1"));

        List<Document> commits = List.of(commit("ana", 2, "c2"), commit("ana", 1, "c3"), commit("ana", 3, "c4"));
        var refused = catchThrowableOfType(MongoBulkWriteException.class, () -> log.insertMany(commits));

        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(refused.getWriteErrors())
                .extracting(BulkWriteError::getIndex)
                .containsExactly(1);
        assertThat(log.countDocuments()).isEqualTo(2);
    }

    @Test
    void a_page_of_the_log_is_a_list_of_ids_with_whatever_else() {
        log.insertMany(List.of(commit("ana", 1, "c1"), commit("ana", 2, "c2"), commit("eva", 1, "c3")));

        List<Document> page = log.find(and(in("_id", id("ana", 1), id("ana", 2), id("ana", 9)), eq("user", "ana")))
                .into(new ArrayList<>());
        List<Document> known =
                log.find(and(eq("user", "ana"), in("causes", "c2", "c3"))).into(new ArrayList<>());

        assertThat(page).extracting(commit -> commit.get("version")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(known).extracting(commit -> commit.get("version")).containsExactly(2L);
        assertThat(log.aggregate(List.of(new Document("$match", in("_id", id("eva", 1))), new Document("$count", "n")))
                        .first())
                .containsEntry("n", 1);
    }

    @Test
    void a_write_guarded_by_version_loses_to_a_newer_one() {
        MongoCollection<Document> contexts = client.getDatabase("hilo_local_it").getCollection("contexts");
        contexts.insertOne(new Document("_id", "ana").append("version", 5L));

        var stale = catchThrowableOfType(
                MongoWriteException.class,
                () -> contexts.replaceOne(
                        and(eq("_id", "ana"), lt("version", 4L)),
                        new Document("version", 4L),
                        new ReplaceOptions().upsert(true)));
        var bulk = contexts.bulkWrite(List.of(
                new ReplaceOneModel<>(
                        and(eq("_id", "eva"), lt("version", 1L)),
                        new Document("version", 1L),
                        new ReplaceOptions().upsert(true)),
                new UpdateOneModel<>(
                        and(eq("_id", "ana"), lt("version", 6L)),
                        Updates.set("version", 6L),
                        new UpdateOptions().upsert(true))));

        assertThat(stale.getError().getCode()).isEqualTo(11000);
        assertThat(bulk.getUpserts()).extracting(upsert -> upsert.getIndex()).containsExactly(0);
        assertThat(bulk.getModifiedCount()).isEqualTo(1);
        assertThat(contexts.find().into(new ArrayList<>()))
                .extracting(context -> context.get("version"))
                .containsExactlyInAnyOrder(6L, 1L);
    }

    @Test
    void a_change_stream_resumes_where_it_stopped_though_the_server_was_killed() {
        BsonDocument token;
        try (var stream = log.watch().cursor()) {
            log.insertMany(List.of(commit("ana", 1, "c1"), commit("ana", 2, "c2")));
            assertThat(next(stream, 1)).containsExactly("ana/1");
            token = stream.getResumeToken();
        }
        if (mongo.isOursToKill()) {
            mongo.kill9();
            mongo.restart();
        }
        assertThat(log.countDocuments()).isEqualTo(2);
        log.insertOne(commit("ana", 3, "c3"));

        try (var stream = log.watch().resumeAfter(token).cursor()) {
            assertThat(next(stream, 2)).containsExactly("ana/2", "ana/3");
        }
        assertThat(log.find(in("_id", id("ana", 1))).first()).isEqualTo(commit("ana", 1, "c1"));
    }

    @Test
    void every_kind_of_change_is_told() {
        try (var stream = log.watch().cursor()) {
            log.insertOne(commit("ana", 1, "c1"));
            log.updateOne(eq("_id", id("ana", 1)), Updates.set("at", "later"));
            log.replaceOne(eq("_id", id("ana", 1)), commit("ana", 1, "c9"));
            log.findOneAndUpdate(eq("_id", id("ana", 1)), Updates.set("at", "last"));
            log.deleteOne(eq("_id", id("ana", 1)));
            List<OperationType> types = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                types.add(stream.next().getOperationType());
            }
            assertThat(types)
                    .containsExactly(
                            OperationType.INSERT,
                            OperationType.UPDATE,
                            OperationType.REPLACE,
                            OperationType.UPDATE,
                            OperationType.DELETE);
        }
    }

    private static List<Object> next(MongoChangeStreamCursor<ChangeStreamDocument<Document>> stream, int number) {
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Document commit = stream.next().getFullDocument();
            assertThat(commit).isNotNull();
            ids.add(commit.get("eventId"));
        }
        return ids;
    }

    private static Document id(String user, long version) {
        return new Document("user", user).append("version", version);
    }

    private static Document commit(String user, long version, String... causes) {
        return new Document("_id", id(user, version))
                .append("user", user)
                .append("version", version)
                .append("causes", List.of(causes))
                .append("at", "2026-11-23T10:00:00Z")
                .append("eventId", user + "/" + version);
    }
}
