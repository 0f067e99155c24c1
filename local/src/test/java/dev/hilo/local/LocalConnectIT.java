package dev.hilo.local;

import static dev.hilo.local.ContextStream.distinctIds;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The log is the outbox: what is inserted is published, whichever of the three processes is killed meanwhile. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalConnectIT {
    private static final String PAYLOAD = "{\"userId\":\"%s\",\"version\":%d,\"text\":\"niño — \\\"VPN\\\" 🔌\\n\"}";

    @TempDir
    private static Path state;

    private static LocalKafka kafka;
    private static LocalMongo mongo;
    private static LocalConnect connect;
    private static MongoClient client;

    private final Set<String> written = new LinkedHashSet<>();

    @BeforeAll
    static void start() {
        kafka = LocalKafka.start(state);
        mongo = LocalMongo.start(state);
        client = MongoClients.create(mongo.connectionString());
        client.getDatabase("hilo_cases").drop();
        log().createIndex(Indexes.ascending("user", "causes"), new IndexOptions().unique(true));
        connect = LocalConnect.start(state, kafka, mongo);
        awaitStreaming();
    }

    /** What is inserted while Debezium takes its first snapshot is published twice: let it finish that. */
    private static void awaitStreaming() {
        insert(commit("warm-up", 1));
        try (ContextStream stream = new ContextStream(kafka)) {
            assertThat(stream.until(read -> !read.isEmpty())).isNotEmpty();
        }
    }

    @AfterAll
    static void stop() {
        connect.close();
        client.close();
        mongo.close();
        kafka.close();
    }

    @Test
    @Order(1)
    void fifty_commits_become_fifty_records_to_the_byte() {
        write("exact", 50);

        try (ContextStream stream = new ContextStream(kafka)) {
            List<ConsumerRecord<String, String>> records = stream
                    .until(read -> distinctIds(read).size() >= 51)
                    .stream()
                    .filter(record -> !record.key().equals("warm-up"))
                    .toList();

            assertThat(ContextStream.ids(records)).containsExactlyInAnyOrderElementsOf(written);
            for (ConsumerRecord<String, String> record : records) {
                String[] id = ContextStream.header(record, "ce_id").split("/");
                assertThat(record.key()).isEqualTo(id[0]);
                assertThat(record.value()).isEqualTo(PAYLOAD.formatted(id[0], Long.valueOf(id[1])));
                assertThat(headers(record)).isEqualTo(expectedHeaders(record));
            }
        }
    }

    @Test
    @Order(2)
    void an_insert_is_published_within_a_tenth_of_a_second() {
        List<Long> millis = new ArrayList<>();
        try (ContextStream stream = new ContextStream(kafka)) {
            stream.until(read -> distinctIds(read).size() >= 51);
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                write("latency" + i, 1);
                stream.until(read -> distinctIds(read).containsAll(written));
                millis.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
            }
        }
        millis.sort(null);
        System.out.println("From insert to consumer in ms: " + millis);
        assertThat(millis.get(millis.size() / 2)).isLessThan(100);
    }

    @Test
    @Order(3)
    void nothing_is_lost_when_connect_is_killed() {
        write("connect", 20);
        connect.kill9();
        write("connect", 20);
        connect.restart();
        write("connect", 20);

        assertAllPublishedInOrder();
    }

    @Test
    @Order(4)
    void nothing_is_lost_when_the_broker_is_killed() {
        write("broker", 20);
        kafka.kill9();
        write("broker", 20);
        kafka.restart();
        write("broker", 20);

        assertAllPublishedInOrder();
    }

    @Test
    @Order(5)
    void nothing_is_lost_when_the_store_is_killed() {
        Assumptions.assumeTrue(mongo.isOursToKill(), "The store is somebody else's");
        write("store", 20);
        mongo.kill9();
        mongo.restart();
        write("store", 20);

        assertAllPublishedInOrder();
    }

    @Test
    @Order(6)
    void a_lost_resume_point_stops_the_connector_and_publishes_nothing_anew() throws Exception {
        Assumptions.assumeTrue(mongo.isOursToKill(), "The store is somebody else's");
        long before = recordsPublished();
        connect.kill9();
        failAggregates("alwaysOn");
        connect.process().start();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> status().contains("\"FAILED\""));
        assertThat(status()).contains("no longer available on the server");
        assertThat(recordsPublished()).isEqualTo(before);

        failAggregates("off");
        connect.kill9();
        connect.restart();
        write("resumed", 4);
        assertAllPublishedInOrder();
    }

    /** 286 is ChangeStreamHistoryLost. */
    private static void failAggregates(String mode) {
        client.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", "failCommand")
                        .append("mode", mode)
                        .append("data", new Document("failCommands", List.of("aggregate")).append("errorCode", 286)));
    }

    private static long recordsPublished() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> all = new HashMap<>();
            for (int partition = 0; partition < Topic.LOCAL_PARTITIONS; partition++) {
                all.put(new TopicPartition("hilo.contexts", partition), OffsetSpec.latest());
            }
            return admin.listOffsets(all).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    private static String status() throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(connect.url().resolve("/connectors/hilo-context-log/status"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    /** At least once: a record may come again, but per user the versions appear in order at their first appearance. */
    private void assertAllPublishedInOrder() {
        try (ContextStream stream = new ContextStream(kafka)) {
            List<ConsumerRecord<String, String>> records =
                    stream.until(read -> new HashSet<>(distinctIds(read)).containsAll(written));

            List<String> published =
                    distinctIds(records).stream().filter(written::contains).toList();
            for (String user : written.stream().map(LocalConnectIT::user).collect(Collectors.toSet())) {
                assertThat(published.stream().filter(id -> user(id).equals(user)))
                        .containsExactlyElementsOf(written.stream()
                                .filter(id -> user(id).equals(user))
                                .toList());
            }
        }
    }

    /** Writes commits of four users in turn, on with their next versions. */
    private void write(String test, int number) {
        for (int i = 0; i < number; i++) {
            String user = test + "-user-" + i % 4;
            long version =
                    1 + written.stream().filter(id -> user(id).equals(user)).count();
            insert(commit(user, version));
            written.add(user + "/" + version);
        }
    }

    /** As a service would: tries again when the connection broke, and takes a duplicate for success. */
    private static void insert(Document commit) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    try {
                        log().insertOne(commit);
                        return true;
                    } catch (MongoException e) {
                        return e.getCode() == 11000;
                    }
                });
    }

    private static Document commit(String user, long version) {
        Document commit = new Document("_id", new Document("user", user).append("version", version))
                .append("user", user)
                .append("version", version)
                .append("causes", List.of("cause-" + user + version))
                .append("at", "2026-11-23T10:00:00.123Z")
                .append("type", "hilo.context.committed.v1")
                .append("eventId", user + "/" + version)
                .append("source", "/hilo/case-service")
                .append("specversion", "1.0")
                .append("contentType", "application/json")
                .append("payload", PAYLOAD.formatted(user, version));
        return version % 2 == 0 ? commit.append("traceparent", "00-0af7-b7ad-01") : commit;
    }

    private static Set<String> headers(ConsumerRecord<String, String> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + "=" + ContextStream.header(record, header.key()))
                .collect(Collectors.toSet());
    }

    private static Set<String> expectedHeaders(ConsumerRecord<String, String> record) {
        String id = ContextStream.header(record, "ce_id");
        Set<String> expected = new HashSet<>(Set.of(
                "ce_id=" + id,
                "ce_type=hilo.context.committed.v1",
                "ce_source=/hilo/case-service",
                "ce_specversion=1.0",
                "ce_time=2026-11-23T10:00:00.123Z",
                "content-type=application/json"));
        if (Integer.parseInt(id.split("/")[1]) % 2 == 0) {
            expected.add("traceparent=00-0af7-b7ad-01");
        }
        return expected;
    }

    private static String user(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    private static MongoCollection<Document> log() {
        return client.getDatabase("hilo_cases").getCollection("context_log");
    }
}
