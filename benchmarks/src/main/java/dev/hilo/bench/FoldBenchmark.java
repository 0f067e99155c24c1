package dev.hilo.bench;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;

/**
 * Folding interactions into contexts with the case service's own consumer and adapters, beside the bare drivers moving
 * the same bytes: consume the same records, {@code insertMany} the log documents that came of them, {@code bulkWrite}
 * the snapshots and the rows of the list of cases.
 */
final class FoldBenchmark {

    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String bootstrapServers;
    private final MongoDatabase database;
    private final RecordInteractions recording;

    FoldBenchmark(String bootstrapServers, MongoDatabase database) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
        this.recording = Desk.of(database).recording();
        bareLog().createIndex(Indexes.ascending("user", "causes"), new IndexOptions().unique(true));
    }

    /** Interactions a second, from the first batch to the last commit. */
    double ours(int interactions) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(interactions);
        AtomicLong first = new AtomicLong();
        AtomicLong last = new AtomicLong();
        try (EventConsumer<Interaction> ignored = EventConsumer.start(
                EventType.INTERACTION_RECEIVED,
                events -> {
                    first.compareAndSet(0, System.nanoTime());
                    recording.record(events.stream()
                            .map(event -> new Incoming(
                                    PublishedInteraction.toModel(event.data()),
                                    event.origin().serializedValueSize(),
                                    event.traceparent()))
                            .toList());
                    last.set(System.nanoTime());
                    events.forEach(event -> left.countDown());
                },
                ConsumerSettings.of(KafkaConnection.to(bootstrapServers), "hilo-bench-fold")
                        .withMaxBatch(BATCH))) {
            if (!left.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the fold did not finish within " + PATIENCE.toMinutes() + " minutes");
            }
        }
        return interactions * 1e9 / (last.get() - first.get());
    }

    /** What the last fold wrote, in the portions in which it wrote it. */
    record Written(List<Document> log, Map<String, Document> contexts, Map<String, List<Document>> cases) {}

    Written written(String salt) {
        List<Document> log = new ArrayList<>();
        Map<String, Document> contexts = new HashMap<>();
        Map<String, List<Document>> cases = new HashMap<>();
        database.getCollection("identities").find().batchSize(500).forEach(identity -> {
            if (identity.getString("_id").contains(salt)) {
                String user = identity.getString("user");
                database.getCollection("contexts")
                        .find(Filters.eq("_id", user))
                        .forEach(one -> contexts.put(user, one));
            }
        });
        database.getCollection("context_log").find().batchSize(500).forEach(commit -> {
            if (contexts.containsKey(commit.getString("user"))) {
                log.add(commit);
            }
        });
        database.getCollection("cases").find().batchSize(500).forEach(row -> {
            if (contexts.containsKey(row.getString("user"))) {
                cases.computeIfAbsent(row.getString("user"), user -> new ArrayList<>())
                        .add(row);
            }
        });
        return new Written(log, contexts, cases);
    }

    /** Where the records of the next round will begin. */
    Map<TopicPartition, Long> end() {
        try (KafkaConsumer<String, byte[]> kafka = bareConsumer()) {
            return kafka.endOffsets(partitions(kafka));
        }
    }

    /** The same bytes through bare drivers: one batch of records, one of documents, and so on. */
    double limit(int interactions, Map<TopicPartition, Long> begin, Written written) {
        for (String name : List.of("bare_log", "bare_contexts", "bare_cases")) {
            durable(name).deleteMany(new Document());
        }
        try (KafkaConsumer<String, byte[]> kafka = bareConsumer()) {
            kafka.assign(begin.keySet());
            begin.forEach(kafka::seek);
            long started = 0;
            int consumed = 0;
            int inserted = 0;
            while (consumed < interactions) {
                ConsumerRecords<String, byte[]> records = kafka.poll(Duration.ofSeconds(1));
                if (records.isEmpty()) {
                    continue;
                }
                if (started == 0) {
                    started = System.nanoTime();
                }
                consumed += records.count();
                int upTo = (int) ((long) written.log().size() * consumed / interactions);
                move(written, written.log().subList(inserted, upTo));
                inserted = upTo;
                kafka.commitSync();
            }
            return interactions * 1e9 / (System.nanoTime() - started);
        }
    }

    private KafkaConsumer<String, byte[]> bareConsumer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "hilo-bench-bare",
                "enable.auto.commit",
                "false",
                "max.poll.records",
                Integer.toString(BATCH));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> kafka) {
        return kafka.partitionsFor(EventType.INTERACTION_RECEIVED.topic()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void move(Written written, List<Document> commits) {
        if (commits.isEmpty()) {
            return;
        }
        bareLog().insertMany(commits, new InsertManyOptions().ordered(false));
        List<ReplaceOneModel<Document>> contexts = new ArrayList<>();
        List<ReplaceOneModel<Document>> cases = new ArrayList<>();
        for (Document commit : commits) {
            String user = commit.getString("user");
            contexts.add(replace(Objects.requireNonNull(written.contexts().get(user))));
            written.cases().getOrDefault(user, List.of()).forEach(row -> cases.add(replace(row)));
        }
        BulkWriteOptions unordered = new BulkWriteOptions().ordered(false);
        durable("bare_contexts").bulkWrite(contexts, unordered);
        durable("bare_cases").bulkWrite(cases, unordered);
    }

    private static ReplaceOneModel<Document> replace(Document document) {
        return new ReplaceOneModel<>(
                Filters.eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
    }

    private MongoCollection<Document> bareLog() {
        return durable("bare_log");
    }

    private MongoCollection<Document> durable(String name) {
        return database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY);
    }
}
