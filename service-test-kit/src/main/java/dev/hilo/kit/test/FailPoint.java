package dev.hilo.kit.test;

import static org.junit.jupiter.api.Assumptions.abort;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import java.util.List;
import org.bson.Document;

/**
 * A fail point of MongoDB that is on until it is closed, in the words of {@code configureFailPoint}. The embedded store has
 * those that are used here; a {@code mongod} has them with {@code enableTestCommands}, without it the test is left out.
 */
public final class FailPoint implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 30_000;

    private final MongoClient client;
    private final String name;
    private final long entered;

    private FailPoint(MongoClient client, String name, Object mode, Document data) {
        this.client = client;
        this.name = name;
        this.entered = configure(mode, data);
    }

    /** These commands are carried out and answered with a write concern error. */
    public static FailPoint withoutMajority(MongoClient client, String... commands) {
        return new FailPoint(
                client,
                "failCommand",
                "alwaysOn",
                new Document("failCommands", List.of(commands))
                        .append(
                                "writeConcernError",
                                new Document("code", 64)
                                        .append("codeName", "WriteConcernTimeout")
                                        .append("errmsg", "waiting for replication timed out")));
    }

    /** The next of these commands, as often as said, are not carried out and answered with the code. */
    public static FailPoint failing(MongoClient client, int code, int times, String... commands) {
        return new FailPoint(
                client,
                "failCommand",
                new Document("times", times),
                new Document("failCommands", List.of(commands)).append("errorCode", code));
    }

    /** Upserts that have found nothing are held until this is closed. */
    public static FailPoint holdingUpserts(MongoClient client) {
        return new FailPoint(client, "hangBeforeUpsertPerformsInsert", "alwaysOn", new Document());
    }

    /** Waits until it has acted as often as said. */
    public void awaitActs(int times) {
        client.getDatabase("admin")
                .runCommand(new Document("waitForFailPoint", name)
                        .append("timesEntered", entered + times)
                        .append("maxTimeMS", PATIENCE_MILLIS));
    }

    @Override
    public void close() {
        configure("off", new Document());
    }

    private long configure(Object mode, Document data) {
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
