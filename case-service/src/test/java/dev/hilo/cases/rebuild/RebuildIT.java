package dev.hilo.cases.rebuild;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.adapter.mongo.MongoCaseNumbers;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.adapter.mongo.MongoIdentities;
import dev.hilo.cases.context.adapter.mongo.Pseudonyms;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.PendingVerifications;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.desk.adapter.mongo.MongoCaseList;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.keys.app.InMemoryUserKeys;
import dev.hilo.cases.rebuild.adapter.mongo.CaseListProjection;
import dev.hilo.cases.rebuild.adapter.mongo.IdentityProjection;
import dev.hilo.cases.rebuild.adapter.mongo.MongoLogUsers;
import dev.hilo.cases.rebuild.adapter.mongo.MongoRebuildStates;
import dev.hilo.cases.rebuild.adapter.mongo.SnapshotProjection;
import dev.hilo.cases.rebuild.app.RebuildProjections;
import dev.hilo.cases.rebuild.app.RebuildState;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RebuildIT {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final int USERS = 12;

    private MongoContextLog log;
    private CaseList list;
    private MongoIdentities identities;
    private RecordInteractions recording;

    @BeforeEach
    void desk() {
        log = new MongoContextLog(STORE.database(), new InMemoryUserKeys());
        MongoIndexes.create(STORE.database(), MongoContextLog.INDEXES);
        MongoCaseList cases = new MongoCaseList(STORE.database());
        MongoIndexes.create(STORE.database(), MongoCaseList.INDEXES);
        list = cases;
        identities = new MongoIdentities(
                STORE.database(), Pseudonyms.of(List.of("aGlsby1oaWxvLWhpbG8taGlsby1oaWxvLWhpbG8tMTI=")));
        Committer committer = new Committer(
                log, new MongoCaseNumbers(STORE.database()), List.of(new CaseListing(list, log)), Clock.systemUTC());
        recording = new RecordInteractions(
                identities,
                committer,
                new Links(identities, log, committer, () -> UUID.randomUUID().toString()),
                PendingVerifications.NONE,
                () -> new Folding(Policies.usual(), "service-desk", "es"),
                () -> UUID.randomUUID().toString());
    }

    @Test
    void what_was_damaged_is_as_the_log_says_and_the_rest_as_it_was() {
        IntStream.range(0, 5).forEach(this::everybodyWrites);
        Map<String, Document> snapshots = all("contexts");
        Map<String, Document> rows = all("cases");
        Map<String, Document> owners = all("identities");
        damage(snapshots, rows);

        RebuildState done = rebuild().run(rebuild().begin().orElseThrow());

        assertThat(all("contexts")).isEqualTo(snapshots);
        assertThat(all("cases")).isEqualTo(rows);
        assertThat(all("identities")).isEqualTo(owners);
        assertThat(done.status()).isEqualTo(RebuildState.Status.DONE);
        assertThat(done.users()).isEqualTo(USERS);
        assertThat(done.mended())
                .containsEntry("contexts", 3L)
                .containsEntry("cases", 3L)
                .containsEntry("identities", 1L);
    }

    @Test
    void a_second_rebuild_finds_nothing_to_mend() {
        everybodyWrites(0);
        RebuildState done = rebuild().run(rebuild().begin().orElseThrow());

        assertThat(done.mended().values()).containsOnly(0L);
    }

    @Test
    void traffic_goes_on_meanwhile_and_everything_agrees_with_the_log_in_the_end() throws Exception {
        IntStream.range(0, 20).forEach(this::everybodyWrites);
        STORE.database().getCollection("contexts").deleteMany(new Document());
        AtomicBoolean rebuilt = new AtomicBoolean();
        CompletableFuture<Integer> traffic = CompletableFuture.supplyAsync(() -> {
            int round = 20;
            while (!rebuilt.get()) {
                everybodyWrites(round++);
            }
            return round;
        });

        RebuildState done = rebuild().run(rebuild().begin().orElseThrow());
        rebuilt.set(true);
        int rounds = traffic.get();

        assertThat(done.status()).isEqualTo(RebuildState.Status.DONE);
        Map<String, Document> rows = all("cases");
        for (Document owner : all("identities").values()) {
            String user = owner.getString("user");
            Context folded = folded(user);
            assertThat(folded.version()).isEqualTo(rounds);
            assertThat(log.snapshots(List.of(user)).get(user)).isEqualTo(folded);
            folded.cases()
                    .forEach(one -> assertThat(list.find(one.id()).orElseThrow().content())
                            .isEqualTo(one));
        }
        assertThat(rows).hasSize(USERS);
    }

    @Test
    void one_rebuild_runs_at_a_time_and_one_that_died_does_not_block_the_next() {
        RebuildState begun = rebuild().begin().orElseThrow();
        assertThat(rebuild().begin()).isEmpty();

        STORE.database()
                .getCollection("jobs")
                .updateOne(
                        eq("_id", "rebuild"),
                        Updates.set(
                                "heartbeat",
                                java.util.Date.from(begun.startedAt().minusSeconds(120))));
        assertThat(rebuild().begin()).isPresent();
    }

    private void damage(Map<String, Document> snapshots, Map<String, Document> rows) {
        List<String> users = List.copyOf(snapshots.keySet());
        List<String> cases = List.copyOf(rows.keySet());
        var contexts = STORE.database().getCollection("contexts");
        var list = STORE.database().getCollection("cases");
        contexts.deleteOne(eq("_id", users.get(0)));
        contexts.updateOne(
                eq("_id", users.get(1)),
                Updates.set(
                        "state", snapshots.get(users.get(2)).getString("state").replace(users.get(2), users.get(1))));
        contexts.insertOne(new Document(snapshots.get(users.get(3))).append("_id", "nobody"));
        list.deleteOne(eq("_id", cases.get(0)));
        list.updateOne(
                eq("_id", cases.get(1)),
                Updates.set("state", rows.get(cases.get(2)).getString("state")));
        list.insertOne(
                new Document(rows.get(cases.get(3))).append("_id", "HILO-0").append("user", "nobody"));
        STORE.database().getCollection("identities").deleteOne(eq("user", users.get(4)));
    }

    private void everybodyWrites(int round) {
        recording.record(IntStream.range(0, USERS)
                .mapToObj(user -> new Incoming(
                        PublishedInteraction.toModel(new Interaction(
                                "int_" + user + "_" + round,
                                "email",
                                Instant.parse("2026-11-25T08:00:00Z").plusSeconds(round),
                                new Party("mailto:u" + user + "@corp.com", false, "Usuario " + user, List.of()),
                                new Conversation("<" + user + "@corp.com>", null, List.of()),
                                "La impresora " + user,
                                Content.of("no imprime"),
                                List.of(),
                                List.of(),
                                Automation.NONE,
                                null,
                                Map.of())),
                        100,
                        null))
                .toList());
    }

    private RebuildProjections rebuild() {
        return new RebuildProjections(
                new MongoLogUsers(STORE.database()),
                log,
                List.of(
                        new SnapshotProjection(log, STORE.database()),
                        new CaseListProjection(list, STORE.database()),
                        new IdentityProjection(identities)),
                new MongoRebuildStates(STORE.database(), "rebuild"),
                "a-replica",
                Clock.systemUTC());
    }

    private Context folded(String user) {
        Context context = Context.empty(user);
        while (true) {
            List<Commit> page = log.read(user, context.version() + 1, 100);
            if (page.isEmpty()) {
                return context;
            }
            for (Commit commit : page) {
                context = context.after(commit);
            }
        }
    }

    private static Map<String, Document> all(String collection) {
        Map<String, Document> documents = new TreeMap<>();
        STORE.database()
                .getCollection(collection)
                .find()
                .forEach(document -> documents.put(document.getString("_id"), document));
        return documents;
    }
}
