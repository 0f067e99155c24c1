package dev.hilo.local;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB replica set, from the first of: {@code HILO_MONGODB_URI}; {@code mongod} at {@code HILO_MONGOD}, else on the PATH;
 * a container, where a Docker engine answers and the caller allows it; the embedded server. {@link #describe()} says which it
 * is and what it does not do. Data lies under the state directory and survives {@link #kill9()} and {@link #restart()}; a
 * container's goes with it.
 */
public final class LocalMongo implements AutoCloseable {
    static final String REPLICA_SET = "rs0";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A container's image may have to be fetched first. */
    private static final Duration DOCKER_PATIENCE = Duration.ofMinutes(5);

    private static final int ALREADY_INITIALIZED = 23;

    private final MongoSource source;
    private final int port;
    private final @Nullable ChildProcess process;

    private LocalMongo(MongoSource source, int port, @Nullable ChildProcess process) {
        this.source = source;
        this.port = port;
        this.process = process;
    }

    /** Starts for tests: on a random port, in Docker where there is an engine and no MongoDB. */
    public static LocalMongo start(Path state) {
        return start(state, Ports.free(), true);
    }

    /**
     * Starts, and waits until there is a primary.
     *
     * @param docker whether a Docker engine will do when there is no MongoDB
     */
    public static LocalMongo start(Path state, int port, boolean docker) {
        return start(MongoSource.find(System.getenv(), docker), state, port);
    }

    static LocalMongo start(MongoSource source, Path state, int port) {
        ChildProcess process = source.process(state.toAbsolutePath(), port)
                .map(ChildProcess::new)
                .orElse(null);
        LocalMongo mongo = new LocalMongo(source, port, process);
        try {
            mongo.restart();
        } catch (RuntimeException e) {
            mongo.close();
            throw e;
        }
        return mongo;
    }

    /** The connection string of the replica set, without a database. */
    public String connectionString() {
        if (source instanceof MongoSource.Existing existing) {
            return existing.connectionString();
        }
        String common = "mongodb://localhost:" + port + "/?replicaSet=" + REPLICA_SET;
        return source instanceof MongoSource.Embedded ? common + "&retryWrites=false" : common;
    }

    /** One line about what serves and what it does not do. */
    public String describe() {
        return source.describe();
    }

    /** Whether this is the embedded server, not MongoDB's own. */
    public boolean isEmbedded() {
        return source instanceof MongoSource.Embedded;
    }

    /** The process that serves, or empty when somebody else runs the replica set. */
    public Optional<ChildProcess> process() {
        return Optional.ofNullable(process);
    }

    /** Starts the server when it does not run, and waits until there is a primary. */
    public void restart() {
        if (process == null) {
            try (MongoClient client = client(connectionString())) {
                requireReplicaSet(client);
            }
            return;
        }
        process.start();
        process.await(() -> Ports.answers(port), source instanceof MongoSource.Container ? DOCKER_PATIENCE : PATIENCE);
        if (isEmbedded()) {
            return;
        }
        try (MongoClient client = client("mongodb://localhost:" + port + "/?directConnection=true")) {
            process.await(() -> isPrimary(client), PATIENCE);
        }
    }

    /** Whether {@link #kill9()} may be asked for: not of a replica set that somebody else runs, nor of a container. */
    public boolean isOursToKill() {
        return source instanceof MongoSource.Embedded || source instanceof MongoSource.Binary;
    }

    /**
     * Ends the server as {@code kill -9} does.
     *
     * @throws IllegalStateException when it is not {@link #isOursToKill()}
     */
    public void kill9() {
        if (process == null || !isOursToKill()) {
            throw new IllegalStateException("Not ours to kill: " + describe());
        }
        process.kill9();
    }

    @Override
    public void close() {
        if (process != null) {
            process.stop();
        }
    }

    private static boolean isPrimary(MongoClient client) {
        try {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            if (hello.getBoolean("isWritablePrimary", false)) {
                return true;
            }
            if (!hello.containsKey("setName")) {
                initiate(client);
            }
            return false;
        } catch (MongoException e) {
            return false;
        }
    }

    private static void initiate(MongoClient client) {
        String address = client.getClusterDescription()
                .getServerDescriptions()
                .getFirst()
                .getAddress()
                .toString();
        Document member = new Document("_id", 0).append("host", address);
        try {
            client.getDatabase("admin")
                    .runCommand(new Document(
                            "replSetInitiate", new Document("_id", REPLICA_SET).append("members", List.of(member))));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != ALREADY_INITIALIZED) {
                throw e;
            }
        }
    }

    private static void requireReplicaSet(MongoClient client) {
        try {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            if (!hello.containsKey("setName") && !"isdbgrid".equals(hello.getString("msg"))) {
                throw new IllegalStateException(MongoSource.URI + " names a standalone server. Hilo needs a replica set"
                        + " (change streams): start mongod with --replSet and run rs.initiate().");
            }
        } catch (MongoException e) {
            throw new IllegalStateException(
                    MongoSource.URI + " is set, but no MongoDB answers there. Start it, or unset the variable.", e);
        }
    }

    private static MongoClient client(String connectionString) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(connectionString))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
    }
}
