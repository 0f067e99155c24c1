package dev.hilo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.hilo.local.LocalIdentity;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas of the case service take the same traffic, in which people write on several identities at once and prove
 * that they are the same; one replica is killed in the middle of it and comes back.
 */
class ReplicasIT {

    private static final long SEED = 20261125;
    private static final int USERS = 60;
    private static final int INTERACTIONS = 3_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path state;

    @Test
    void no_commit_is_lost_doubled_or_skipped() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(state);
                LocalMongo mongo = LocalMongo.start(state);
                LocalIdentity identity = LocalIdentity.start(state);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoDatabase database = client.getDatabase("hilo_cases");
            Map<String, String> environment = Map.of(
                    "HILO_KAFKA_BOOTSTRAP_SERVERS",
                    kafka.bootstrapServers(),
                    "HILO_MONGODB_URI",
                    mongo.connectionString(),
                    "HILO_IDENTITY_ISSUER",
                    identity.issuer(),
                    "HILO_IDENTITY_JWKS_URL",
                    identity.jwksUrl(),
                    "HILO_KEYS_MASTER",
                    Base64.getEncoder().encodeToString(new byte[32]));
            Replica first = Replica.start("first", environment);
            Replica second = Replica.start("second", environment);
            try {
                first.awaitReady();
                second.awaitReady();
                Set<String> sent = new TreeSet<>();
                Random random = new Random(SEED);
                try (KafkaProducer<String, byte[]> producer = producer(kafka)) {
                    for (int n = 0; n < INTERACTIONS; n++) {
                        publish(producer, random, n, sent);
                        if (n == INTERACTIONS / 3) {
                            producer.flush();
                            await().atMost(PATIENCE)
                                    .until(() -> causes(database).size() > 50);
                            second.kill();
                        }
                        if (n == 2 * INTERACTIONS / 3) {
                            second = Replica.start("second-again", environment);
                        }
                    }
                }
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(
                                () -> assertThat(causes(database).keySet()).containsAll(sent));
                second.awaitReady();
                assertThat(causes(database))
                        .as("seed %d: commits in which each interaction stands", SEED)
                        .allSatisfy(
                                (cause, times) -> assertThat(times).as(cause).isEqualTo(1));
                assertContiguous(database);
                assertSnapshotsAreWhereTheLogIs(database);
            } finally {
                first.kill();
                second.kill();
            }
        }
    }

    /** How often each cause that is an interaction was committed, in all logs together. */
    private static Map<String, Integer> causes(MongoDatabase database) {
        Map<String, Integer> times = new TreeMap<>();
        database.getCollection("context_log")
                .find()
                .forEach(commit -> commit.getList("causes", String.class).stream()
                        .filter(cause -> cause.startsWith("int_"))
                        .forEach(cause -> times.merge(cause, 1, Integer::sum)));
        return times;
    }

    private static void assertContiguous(MongoDatabase database) {
        versions(database).forEach((user, versions) -> {
            List<Long> expected = new ArrayList<>();
            for (long version = 1; version <= versions.size(); version++) {
                expected.add(version);
            }
            assertThat(versions).as("versions of %s, seed %d", user, SEED).containsExactlyElementsOf(expected);
        });
    }

    private static void assertSnapshotsAreWhereTheLogIs(MongoDatabase database) {
        Map<String, Long> snapshots = new HashMap<>();
        database.getCollection("contexts")
                .find()
                .forEach(one -> snapshots.put(one.getString("_id"), one.getLong("version")));
        versions(database)
                .forEach((user, versions) -> assertThat(snapshots)
                        .as("snapshot of %s, seed %d", user, SEED)
                        .containsEntry(user, versions.last()));
    }

    private static Map<String, TreeSet<Long>> versions(MongoDatabase database) {
        Map<String, TreeSet<Long>> versions = new HashMap<>();
        database.getCollection("context_log").find().forEach(commit -> {
            Document id = commit.get("_id", Document.class);
            versions.computeIfAbsent(id.getString("user"), user -> new TreeSet<>())
                    .add(id.getLong("version"));
        });
        return versions;
    }

    /** A mail, or a chat message that may prove the address; every tenth is sent twice, as a retry would. */
    private static void publish(KafkaProducer<String, byte[]> producer, Random random, int n, Set<String> sent) {
        int user = random.nextInt(USERS);
        String address = "mailto:u" + user + "@corp.com";
        boolean mail = random.nextBoolean();
        String from = mail ? address : "chat:v" + user + "-" + random.nextInt(3);
        String claims = !mail && random.nextBoolean()
                ? "{\"identity\":\"" + address + "\",\"verified\":true,\"evidence\":\"token\"}"
                : "";
        String id = "int_" + String.format("%032x", n);
        String json = "{\"id\":\"" + id + "\",\"channel\":\"" + (mail ? "email" : "chat")
                + "\",\"occurredAt\":\"2026-11-25T08:00:00Z\",\"from\":{\"identity\":\"" + from
                + "\",\"verified\":false,\"claims\":[" + claims + "]},\"conversation\":{\"id\":\"" + from
                + "\",\"references\":[]},\"content\":{\"text\":\"hola " + n
                + "\"},\"attachments\":[],\"caseReferences\":[],\"automation\":\"none\"}";
        int times = n % 10 == 0 ? 2 : 1;
        for (int i = 0; i < times; i++) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>("hilo.interactions", from, json.getBytes(StandardCharsets.UTF_8));
            header(record.headers(), "ce_specversion", "1.0");
            header(record.headers(), "ce_id", id);
            header(record.headers(), "ce_source", "/hilo/channels/" + (mail ? "email" : "chat"));
            header(record.headers(), "ce_type", "hilo.interaction.received.v1");
            header(record.headers(), "content-type", "application/json");
            producer.send(record);
        }
        sent.add(id);
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaProducer<String, byte[]> producer(LocalKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** One case service in a process of its own. */
    private record Replica(String name, Process process, int management) {

        static Replica start(String name, Map<String, String> environment) throws IOException {
            Path jar = Path.of("..", "case-service", "target", "quarkus-app", "quarkus-run.jar");
            assertThat(jar).as("the packaged case service").exists();
            int management;
            try (ServerSocket free = new ServerSocket(0)) {
                management = free.getLocalPort();
            }
            ProcessBuilder java = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dquarkus.http.port=0",
                    "-Dquarkus.management.port=" + management,
                    "-jar",
                    jar.toString());
            java.environment().putAll(environment);
            java.redirectErrorStream(true)
                    .redirectOutput(Files.createDirectories(state.resolve("logs"))
                            .resolve(name + ".log")
                            .toFile());
            return new Replica(name, java.start(), management);
        }

        void awaitReady() {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                assertThat(process.isAlive()).as(name).isTrue();
                HttpRequest ready = HttpRequest.newBuilder(URI.create("http://localhost:" + management + "/q/health"))
                        .build();
                try (HttpClient http = HttpClient.newHttpClient()) {
                    return http.send(ready, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
                }
            });
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }
    }
}
