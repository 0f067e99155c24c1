package dev.hilo.local;

import dev.hilo.local.process.ChildSpec;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where MongoDB comes from. */
sealed interface MongoSource {
    /** The variable with the connection string of a replica set that exists. */
    String URI = "HILO_MONGODB_URI";

    /** The variable with the path of a {@code mongod} binary. */
    String BINARY = "HILO_MONGOD";

    /** What is said about it in one line. */
    String describe();

    /** A replica set that somebody else runs. */
    record Existing(String connectionString) implements MongoSource {
        @Override
        public String describe() {
            return "MongoDB: the replica set named by " + URI;
        }
    }

    /** MongoDB's own server, started as a replica set of one. */
    record Binary(Path mongod) implements MongoSource {
        @Override
        public String describe() {
            return "MongoDB: " + mongod + ", a replica set of one";
        }
    }

    /** MongoDB's own server in a container, for tests. */
    record Container(String image) implements MongoSource {
        @Override
        public String describe() {
            return "MongoDB: " + image + " in Docker, a replica set of one";
        }
    }

    /** The embedded server. */
    record Embedded() implements MongoSource {
        @Override
        public String describe() {
            return "MongoDB: embedded stand-in, as neither " + URI + ", " + BINARY
                    + " nor a mongod on the PATH was found."
                    + " Durable against kill -9, but no transactions, no TTL, no secondary indexes (they scan),"
                    + " no authentication; keep to development";
        }
    }

    /**
     * Finds the source.
     *
     * @param docker whether a Docker engine will do when there is no MongoDB
     */
    static MongoSource find(Map<String, String> environment, boolean docker) {
        String uri = environment.getOrDefault(URI, "");
        if (!uri.isBlank()) {
            return new Existing(uri);
        }
        String named = environment.getOrDefault(BINARY, "");
        if (!named.isBlank()) {
            Path mongod = Path.of(named);
            if (!Files.isExecutable(mongod)) {
                throw new IllegalStateException(
                        BINARY + " is set to " + named + ", which is not an executable file. Correct it or unset it.");
            }
            return new Binary(mongod);
        }
        return onPath(environment.getOrDefault("PATH", ""))
                .<MongoSource>map(Binary::new)
                .or(() -> docker && Docker.answers(environment)
                        ? Optional.of(new Container("mongo:8.0"))
                        : Optional.empty())
                .orElseGet(Embedded::new);
    }

    /** The process that serves it, or empty when somebody else runs it. */
    default Optional<ChildSpec> process(Path state, int port) {
        Path log = state.resolve("logs/mongodb.log");
        Path data = state.resolve("mongodb");
        return switch (this) {
            case Existing existing -> Optional.empty();
            case Binary binary -> Optional.of(ChildSpec.tied("mongodb", log, mongod(binary.mongod(), data, port)));
            case Container container ->
                Optional.of(ChildSpec.ofClass(
                        "mongodb",
                        log,
                        List.of("-Xmx128m"),
                        Map.of(),
                        MongoContainerMain.class.getName(),
                        String.valueOf(port),
                        container.image()));
            case Embedded embedded ->
                Optional.of(ChildSpec.ofClass(
                        "mongodb",
                        log,
                        List.of(
                                "-Xms48m",
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Dio.netty.noUnsafe=true"),
                        Map.of(),
                        "dev.hilo.local.mongo.EmbeddedMongo",
                        String.valueOf(port),
                        data.resolve("embedded").toString()));
        };
    }

    private static List<String> mongod(Path binary, Path data, int port) {
        Path files = data.resolve("mongod");
        if (!files.toFile().mkdirs() && !Files.isDirectory(files)) {
            throw new IllegalStateException("Cannot create the directory " + files);
        }
        return List.of(
                binary.toString(),
                "--replSet",
                LocalMongo.REPLICA_SET,
                "--bind_ip",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--dbpath",
                files.toString(),
                "--wiredTigerCacheSizeGB",
                "0.25",
                "--setParameter",
                "enableTestCommands=1");
    }

    private static Optional<Path> onPath(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
