package dev.hilo.cases;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/** Stands in for Debezium: publishes each commit of the log once, as it lies there, in the order of its user. */
public final class LogRelay {

    private static final Map<String, LogRelay> RUNNING = new ConcurrentHashMap<>();
    private static final Map<String, String> HEADERS = Map.of(
            "eventId", "ce_id",
            "type", "ce_type",
            "source", "ce_source",
            "specversion", "ce_specversion",
            "at", "ce_time",
            "contentType", "content-type",
            "traceparent", "traceparent");

    private final MongoDatabase database;
    private final Producer<String, byte[]> producer;
    private final Map<String, Long> published = new HashMap<>();

    private LogRelay(MongoDatabase database, String bootstrapServers) {
        this.database = database;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** Starts it, once for all tests of a database; it runs until the tests end. */
    public static void ensure(MongoDatabase database, String bootstrapServers) {
        RUNNING.computeIfAbsent(database.getName(), name -> {
            LogRelay relay = new LogRelay(database, bootstrapServers);
            Thread.ofPlatform().daemon().name("log-relay").start(relay::run);
            return relay;
        });
    }

    private void run() {
        try {
            while (true) {
                for (Document commit :
                        database.getCollection("context_log").find().sort(ascending("user", "version"))) {
                    publish(commit);
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException | RuntimeException e) {
            // The tests are over, and with them the store.
            producer.close(java.time.Duration.ZERO);
        }
    }

    private void publish(Document commit) {
        String user = commit.getString("user");
        long version = commit.getLong("version");
        if (published.getOrDefault(user, 0L) + 1 != version) {
            return;
        }
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                "hilo.contexts", user, commit.getString("payload").getBytes(StandardCharsets.UTF_8));
        HEADERS.forEach((field, header) -> {
            if (commit.getString(field) != null) {
                record.headers().add(header, commit.getString(field).getBytes(StandardCharsets.UTF_8));
            }
        });
        producer.send(record);
        published.put(user, version);
    }
}
