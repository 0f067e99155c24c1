package dev.hilo.cases.identity.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.adapter.mongo.MongoCaseNumbers;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.adapter.mongo.MongoIdentities;
import dev.hilo.cases.context.adapter.mongo.Pseudonyms;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.desk.adapter.mongo.MongoCaseList;
import dev.hilo.cases.keys.adapter.cache.CachedUserKeys;
import dev.hilo.cases.keys.adapter.mongo.MasterKeys;
import dev.hilo.cases.keys.adapter.mongo.MongoUserKeys;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The story of {@link InterleavingsTest} over what the service keeps in MongoDB. */
class InterleavingsIT {

    private static final long SEED = Long.getLong("hilo.seed", 20261125);
    private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    static IntStream rounds() {
        return IntStream.range(0, Integer.getInteger("hilo.rounds", 3));
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void the_laws_hold_in_the_store_too_and_nobody_reads_there_what_erased_people_said(int round) {
        long seed = SEED + round;
        World world = world("-r" + round);
        Story story = new Story(world, seed, "r" + round, 2).withDesk();
        story.unrest(25, 12);
        try {
            for (int i = 0; i < Integer.getInteger("hilo.steps", 50); i++) {
                story.step();
                if (i % 20 == 19) {
                    STORE.database().getCollection("contexts").deleteMany(new Document());
                }
            }
            story.settle();
            hold(world, story);

            story.eraseSome();
            story.settle();
            hold(world, story);

            story.undoAll();
            story.settle();
            hold(world, story);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ", steps " + story.told(), e);
        }
    }

    private static World world(String suffix) {
        MongoDatabase database = STORE.database();
        MongoUserKeys sealing = new MongoUserKeys(database, MasterKeys.of(Optional.of(MASTER), List.of()));
        MongoIndexes.create(STORE.database(), MongoUserKeys.INDEXES);
        CachedUserKeys keys = new CachedUserKeys(sealing);
        MongoContextLog log = new MongoContextLog(database, keys);
        MongoIndexes.create(STORE.database(), MongoContextLog.INDEXES);
        MongoCaseList list = new MongoCaseList(database);
        MongoIndexes.create(STORE.database(), MongoCaseList.INDEXES);
        return new World(
                new World.Ports(
                        log,
                        new MongoIdentities(database, Pseudonyms.of(List.of(MASTER))),
                        keys,
                        list,
                        () -> new MongoCaseNumbers(database)),
                suffix);
    }

    private static void hold(World world, Story story) {
        Laws.hold(world, story.interactions(), story.identities());
        Laws.interactionsAreInOnePlace(world, story.interactions());
        Laws.rowsSayWhatTheLogsSay(world);
        String stored = stored();
        List<String> erased = Laws.erasedInteractions(world);
        assertThat(story.interactions().stream().filter(id -> !erased.contains(id)))
                .as("what the others said is there to be found")
                .anySatisfy(id -> assertThat(stored.contains(Story.words(id))).isTrue());
        assertThat(erased)
                .allSatisfy(id -> assertThat(stored.contains(Story.words(id)))
                        .as("what was said in %s can be read", id)
                        .isFalse());
        othersCanBeRead(world, erased);
    }

    /** Erasing somebody destroys nothing of what others said, wherever they said it. */
    private static void othersCanBeRead(World world, List<String> erased) {
        for (String user : world.users) {
            for (Commit commit : world.log.read(user, 1, 10_000)) {
                for (Fact fact : commit.facts()) {
                    if (fact instanceof UserFact.InteractionRecorded said
                            && !erased.contains(said.interaction().id())) {
                        assertThat(said.interaction().text())
                                .as("what %s said in the log of %s", said.member(), user)
                                .isEqualTo(Story.words(said.interaction().id()));
                    }
                }
            }
        }
    }

    /** All collections as one text. */
    private static String stored() {
        List<String> all = new ArrayList<>();
        for (String name : STORE.database().listCollectionNames()) {
            for (Document document : STORE.database().getCollection(name).find()) {
                collect(document, all);
            }
        }
        return String.join("\n", all);
    }

    private static void collect(Object value, List<String> all) {
        switch (value) {
            case Document document ->
                document.forEach((field, inner) -> {
                    if (inner != null) {
                        collect(inner, all);
                    }
                });
            case List<?> list -> list.forEach(inner -> collect(inner, all));
            case Binary binary -> all.add(new String(binary.getData(), StandardCharsets.ISO_8859_1));
            default -> all.add(value.toString());
        }
    }
}
