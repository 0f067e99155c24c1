package dev.hilo.cases;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.adapter.mongo.MongoIdentities;
import dev.hilo.cases.context.adapter.mongo.Pseudonyms;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.directory.adapter.mongo.MongoDirectoryNames;
import dev.hilo.cases.directory.app.DirectoryNames.Holder;
import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.keys.adapter.mongo.MongoUserKeys;
import dev.hilo.cases.keys.model.KeyId;
import dev.hilo.cases.webhooks.adapter.mongo.MongoLanes;
import dev.hilo.cases.webhooks.app.Lanes;
import dev.hilo.cases.webhooks.app.Lanes.Entry;
import dev.hilo.kit.GuardedWrites;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.Upserts;
import dev.hilo.kit.test.FailPoint;
import dev.hilo.kit.test.TestStore;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of writes that meet another's on the way, and of writes that the majority is not known to have. */
class RacingWritesIT {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Fact ERASED = new UserFact.UserErased("admin-1", null, List.of("u-1"));
    private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

    static Stream<Arguments> guards() {
        return Stream.of(
                Arguments.of("by version", guard(GuardedWrites::replaceOlder)),
                Arguments.of("by a counter", guard((to, all) -> GuardedWrites.replaceLower(to, "version", all))),
                Arguments.of("unless newer", guard((to, all) -> GuardedWrites.replaceUnlessNewer(to, "version", all))),
                Arguments.of("within an era", guard((to, all) -> GuardedWrites.replaceOlder(to, "era", all))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guards")
    void the_newer_of_two_that_insert_at_once_stays(
            String name, BiConsumer<MongoCollection<Document>, List<Document>> guarded) {
        MongoCollection<Document> contexts = STORE.database().getCollection("racing");

        race(() -> guarded.accept(contexts, List.of(document("José Núñez", 2), document("王芳", 1))), () -> {
            contexts.insertOne(document("José Núñez", 1));
            contexts.insertOne(document("王芳", 2));
        });

        assertThat(contexts.find().map(one -> one.getString("_id") + " " + one.get("version")))
                .containsExactlyInAnyOrder("José Núñez 2", "王芳 2");
    }

    @Test
    void the_newer_snapshot_stays_when_two_replicas_save_the_first_one_of_a_user() {
        MongoContextLog log = log(STORE.database());
        Context newer = Context.empty("u-begoña").committed(NOW).committed(NOW);

        race(
                () -> log.saveSnapshots(List.of(newer)),
                () -> STORE.database()
                        .getCollection("contexts")
                        .insertOne(new Document("_id", "u-begoña").append("version", 1L)));

        assertThat(log.snapshots(List.of("u-begoña"))).containsEntry("u-begoña", newer);
    }

    @Test
    void deliveries_that_two_replicas_put_on_a_new_lane_at_once_are_all_on_it() {
        Lanes lanes = new MongoLanes(STORE.database());

        race(
                () -> lanes.enqueue(Map.of("lane", new Entry("hook", List.of("d-1", "d-2"))), NOW),
                () -> STORE.database()
                        .getCollection("webhook_lanes")
                        .insertOne(new Document("_id", "lane")
                                .append("webhook", "hook")
                                .append("dueAt", Date.from(NOW))
                                .append("waiting", List.of("d-3"))));

        assertThat(lanes.due("hook", NOW, 10))
                .singleElement()
                .satisfies(lane -> assertThat(lane.waiting()).containsExactlyInAnyOrder("d-1", "d-2", "d-3"));
    }

    @Test
    void an_upsert_by_id_is_sent_again_when_the_server_says_that_its_key_is_taken() {
        MongoCollection<Document> counts = STORE.database().getCollection("racing");
        try (FailPoint failing = FailPoint.failing(STORE.client(), 11000, 2, "update")) {
            Upserts.send(() ->
                    counts.updateOne(eq("_id", "Zoë"), Updates.inc("count", 1), new UpdateOptions().upsert(true)));
        }

        assertThat(Objects.requireNonNull(counts.find().first()).get("count")).isEqualTo(1);
    }

    static Stream<Arguments> writes() {
        return Stream.of(
                write(
                        "an identity is claimed",
                        "insert",
                        database -> identities(database).claim(Map.of("mailto:jose@corp.com", "u-2"))),
                write(
                        "a key is made",
                        "insert",
                        database -> keys(database)
                                .forSealing(List.of(new KeyId(UUID.randomUUID().toString(), "user")))),
                write(
                        "a commit is appended",
                        "insert",
                        database -> log(database)
                                .append(List.of(new Commit("u-1", 1, List.of("c-1"), NOW, List.of(ERASED), null)))),
                write(
                        "a name is reserved",
                        "insert",
                        database -> new MongoDirectoryNames(database).reserve(Set.of("jose"), new Holder("e-2", 1))),
                write(
                        "a delivery is put on a lane",
                        "update",
                        database -> new MongoLanes(database)
                                .enqueue(Map.of("lane", new Entry("hook", List.of("d-1"))), NOW)),
                write(
                        "a snapshot is saved",
                        "update",
                        database -> log(database)
                                .saveSnapshots(List.of(Context.empty("u-1").committed(NOW)))),
                write(
                        "a batch of upserts is sent",
                        "update",
                        database -> Upserts.send(
                                database.getCollection("racing"),
                                List.of(new UpdateOneModel<>(
                                        eq("_id", "Zoë"),
                                        Updates.inc("count", 1),
                                        new UpdateOptions().upsert(true))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void a_write_that_the_majority_may_not_have_has_failed(String name, String command, Consumer<MongoDatabase> write) {
        try (FailPoint failing = FailPoint.withoutMajority(STORE.client(), command)) {
            assertThatThrownBy(() -> write.accept(STORE.database()))
                    .as("as the first one")
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("timed out");
            assertThatThrownBy(() -> write.accept(STORE.database()))
                    .as("where the key is taken")
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("timed out");
        }
        write.accept(STORE.database());
    }

    /** Holds the write where it has found nothing, lets another come in between, and lets go of it. */
    private static void race(Runnable write, Runnable meanwhile) {
        CompletableFuture<Void> held;
        try (FailPoint holding = FailPoint.holdingUpserts(STORE.client())) {
            held = CompletableFuture.runAsync(write);
            holding.awaitActs(1);
            meanwhile.run();
        }
        held.join();
    }

    private static BiConsumer<MongoCollection<Document>, List<Document>> guard(
            BiConsumer<MongoCollection<Document>, List<Document>> guard) {
        return guard;
    }

    private static Arguments write(String name, String command, Consumer<MongoDatabase> write) {
        return Arguments.of(name, command, write);
    }

    private static Document document(String id, int version) {
        return new Document("_id", id).append("version", version).append("era", 1);
    }

    private static MongoContextLog log(MongoDatabase database) {
        MongoContextLog log = new MongoContextLog(database, keys(database));
        MongoIndexes.create(STORE.database(), MongoContextLog.INDEXES);
        return log;
    }

    private static MongoUserKeys keys(MongoDatabase database) {
        return new MongoUserKeys(database, MasterKeys.of(Optional.of(MASTER), List.of()));
    }

    private static MongoIdentities identities(MongoDatabase database) {
        return new MongoIdentities(database, Pseudonyms.of(List.of(MASTER)));
    }
}
