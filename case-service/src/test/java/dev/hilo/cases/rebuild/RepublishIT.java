package dev.hilo.cases.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.Topics;
import dev.hilo.cases.rebuild.adapter.kafka.KafkaContextTopic;
import dev.hilo.cases.rebuild.adapter.mongo.MongoCommitRecords;
import dev.hilo.cases.rebuild.adapter.mongo.MongoRebuildStates;
import dev.hilo.cases.rebuild.app.CommitRecord;
import dev.hilo.cases.rebuild.app.RebuildState;
import dev.hilo.cases.rebuild.app.RepublishLog;
import dev.hilo.cases.rebuild.app.RepublishLog.Direction;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.local.LocalConnect;
import dev.hilo.local.LocalKafka;
import dev.hilo.local.LocalMongo;
import dev.hilo.local.Topic;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log and topic filled up from each other, on the real broker, Debezium and store. */
class RepublishIT {

    private static final int USERS = 5;
    private static final int VERSIONS = 60;

    @TempDir
    private Path state;

    @Test
    void the_topic_is_refilled_as_the_outbox_fills_it_and_the_log_from_the_topic() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(state);
                LocalMongo mongo = LocalMongo.start(state);
                MongoClient client = MongoClients.create(mongo.connectionString());
                EventPublisher publisher = new EventPublisher(
                        KafkaConnection.to(kafka.bootstrapServers()), URI.create("/hilo/test"), Map.of())) {
            MongoDatabase database = client.getDatabase("hilo_cases");
            database.drop();
            MongoCommitRecords log = new MongoCommitRecords(database);
            RepublishLog republish = new RepublishLog(
                    log,
                    new KafkaContextTopic(KafkaConnection.to(kafka.bootstrapServers()), publisher),
                    new MongoRebuildStates(database, "republish"),
                    "test",
                    Clock.systemUTC());
            List<CommitRecord> commits = commits();
            Collections.shuffle(commits, new Random(7));
            log.add(commits);
            try (LocalConnect connect = LocalConnect.start(state, kafka, mongo)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> byId(published(kafka)).size() == USERS * VERSIONS);
                assertThat(connect.isRunning()).isTrue();
            }
            Map<String, Map<String, String>> outbox = byId(published(kafka));

            empty(kafka);
            RebuildState done =
                    republish.run(republish.begin(Direction.TO_TOPIC).orElseThrow(), Direction.TO_TOPIC);

            assertThat(done.mended()).isEqualTo(Map.of("published", (long) USERS * VERSIONS));
            assertThat(done.users()).isEqualTo(USERS);
            List<ConsumerRecord<String, byte[]>> republished = published(kafka);
            assertThat(byId(republished)).as("key, value and headers").isEqualTo(outbox);
            for (int user = 0; user < USERS; user++) {
                String key = "u" + user;
                assertThat(republished.stream()
                                .filter(record -> record.key().equals(key))
                                .map(record ->
                                        Long.valueOf(header(record, "ce_id").split("/")[1])))
                        .hasSize(VERSIONS)
                        .isSorted();
            }

            var collection = database.getCollection("context_log");
            Map<Object, Document> before = documents(database);
            collection.deleteMany(new Document("version", new Document("$gt", 30L)));
            collection.updateOne(
                    new Document("_id", new Document("user", "u0").append("version", 7L)),
                    Updates.set("payload", "{\"another\": \"history\"}"));
            RebuildState filled =
                    republish.run(republish.begin(Direction.TO_LOG).orElseThrow(), Direction.TO_LOG);

            assertThat(filled.mended()).isEqualTo(Map.of("added", USERS * 30L, "different", 1L));
            Map<Object, Document> after = documents(database);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            after.remove(new Document("user", "u0").append("version", 7L).toString());
            assertThat(before).containsAllEntriesOf(after);
            RebuildState again = republish.run(republish.begin(Direction.TO_LOG).orElseThrow(), Direction.TO_LOG);
            assertThat(again.mended()).isEqualTo(Map.of("different", 1L));
        }
    }

    private static List<CommitRecord> commits() {
        List<CommitRecord> commits = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (long version = 1; version <= VERSIONS; version++) {
                ContextCommitted commit = new ContextCommitted(
                        "u" + user,
                        version,
                        List.of("c-" + user + "-" + version),
                        Instant.parse("2026-12-01T09:00:00Z").plusSeconds(version),
                        List.of(new ContextCaseFact.TagsChanged(
                                "HILO-" + user, List.of("José Núñez " + version), List.of(), "王芳")));
                commits.add(new CommitRecord(
                        commit.userId(),
                        version,
                        commit.causes(),
                        commit.at().toString(),
                        new String(ContractJson.write(commit), StandardCharsets.UTF_8),
                        version % 2 == 0 ? "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" : null));
            }
        }
        return commits;
    }

    private static List<ConsumerRecord<String, byte[]>> published(LocalKafka kafka) {
        return Topics.records(kafka.bootstrapServers(), "hilo\\.contexts");
    }

    private static Map<String, Map<String, String>> byId(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Map<String, String> parts = new TreeMap<>();
            record.headers()
                    .forEach(header -> parts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            parts.put("key", record.key());
            parts.put("value", new String(record.value(), StandardCharsets.UTF_8));
            parts.put("partition", String.valueOf(record.partition()));
            all.put(header(record, "ce_id"), parts);
        }
        return all;
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void empty(LocalKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (int partition = 0; partition < Topic.LOCAL_PARTITIONS; partition++) {
                all.put(new TopicPartition("hilo.contexts", partition), RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        }
    }

    private static Map<Object, Document> documents(MongoDatabase database) {
        Map<Object, Document> all = new HashMap<>();
        database.getCollection("context_log")
                .find()
                .forEach(one -> all.put(one.get("_id").toString(), one));
        return all;
    }
}
