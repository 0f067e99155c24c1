package dev.hilo.local;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fail points behave alike on every source of MongoDB; a server that has none of them is left out. */
class FailPointsIT {
    @TempDir
    private static Path state;

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private static LocalMongo mongo;
    private static MongoClient client;
    private static MongoCollection<Document> users;

    @BeforeAll
    static void start() {
        mongo = LocalMongo.start(state);
        client = MongoClients.create(mongo.connectionString());
        users = client.getDatabase("hilo_fail_points_it").getCollection("users");
    }

    @AfterEach
    void clear() {
        configure("failCommand", "off", new Document());
        configure("hangBeforeUpsertPerformsInsert", "off", new Document());
        users.drop();
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void a_command_fails_as_often_as_is_said_and_with_the_code_that_is_said() {
        configure(
                "failCommand",
                new Document("times", 1),
                new Document("failCommands", List.of("count", "aggregate")).append("errorCode", 13));

        assertThat(catchThrowableOfType(MongoCommandException.class, users::countDocuments)
                        .getErrorCode())
                .isEqualTo(13);
        assertThat(users.countDocuments()).isZero();
    }

    @Test
    void those_before_the_one_that_is_meant_pass() {
        configure(
                "failCommand",
                new Document("skip", 1),
                new Document("failCommands", List.of("delete")).append("errorCode", 2));

        users.deleteOne(eq("_id", "José"));

        assertThatThrownBy(() -> users.deleteOne(eq("_id", "José"))).hasMessageContaining("failpoint");
    }

    @Test
    void a_write_is_carried_out_and_says_that_the_majority_is_not_known_to_have_it() {
        configure(
                "failCommand",
                new Document("times", 1),
                new Document("failCommands", List.of("insert"))
                        .append("writeConcernError", new Document("code", 64).append("errmsg", "waiting timed out")));

        assertThatThrownBy(() -> users.insertOne(new Document("_id", "Begoña")))
                .hasMessageContaining("waiting timed out");
        assertThat(users.countDocuments()).isEqualTo(1);
    }

    @Test
    void a_connection_is_cut() {
        configure(
                "failCommand",
                new Document("times", 2),
                new Document("failCommands", List.of("find")).append("closeConnection", true));

        assertThatThrownBy(() -> users.find().first()).isInstanceOf(MongoSocketException.class);
    }

    @Test
    void an_upsert_with_a_condition_that_loses_a_race_is_refused_and_one_by_id_alone_is_not() {
        long entered = configure("hangBeforeUpsertPerformsInsert", "alwaysOn", new Document());
        var conditional = CompletableFuture.runAsync(
                () -> users.bulkWrite(
                        List.of(replace("José", 2), replace("王芳", 2)), new BulkWriteOptions().ordered(false)),
                THREADS);
        await(entered + 1);
        users.insertOne(new Document("_id", "José").append("version", 1));
        var byId = CompletableFuture.runAsync(
                () -> users.updateOne(eq("_id", "Zoë"), Updates.inc("version", 1), new UpdateOptions().upsert(true)),
                THREADS);
        await(entered + 2);
        users.insertOne(new Document("_id", "Zoë").append("version", 1));

        configure("hangBeforeUpsertPerformsInsert", "off", new Document());

        byId.join();
        assertThatThrownBy(conditional::join).hasCauseInstanceOf(MongoBulkWriteException.class);
        assertThat(catchThrowableOfType(MongoBulkWriteException.class, () -> {
                            try {
                                conditional.join();
                            } catch (CompletionException e) {
                                throw e.getCause();
                            }
                        })
                        .getWriteErrors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.getCode()).isEqualTo(11000);
                    assertThat(error.getIndex()).isZero();
                });
        assertThat(version("José")).isEqualTo(1);
        assertThat(version("王芳")).isEqualTo(2);
        assertThat(version("Zoë")).isEqualTo(2);
    }

    private static int version(String user) {
        return users.find(eq("_id", user)).first().getInteger("version");
    }

    private static ReplaceOneModel<Document> replace(String id, int version) {
        Bson older = and(eq("_id", id), lt("version", version));
        return new ReplaceOneModel<>(
                older, new Document("_id", id).append("version", version), new ReplaceOptions().upsert(true));
    }

    private static void await(long times) {
        client.getDatabase("admin")
                .runCommand(new Document("waitForFailPoint", "hangBeforeUpsertPerformsInsert")
                        .append("timesEntered", times)
                        .append("maxTimeMS", 30_000L));
    }

    private static long configure(String name, Object mode, Document data) {
        try {
            return client.getDatabase("admin")
                    .runCommand(new Document("configureFailPoint", name)
                            .append("mode", mode)
                            .append("data", data))
                    .get("count", Number.class)
                    .longValue();
        } catch (MongoCommandException e) {
            return abort("this MongoDB runs without enableTestCommands: " + e.getErrorMessage());
        }
    }
}
