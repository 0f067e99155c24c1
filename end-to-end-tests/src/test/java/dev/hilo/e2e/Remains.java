package dev.hilo.e2e;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.hilo.local.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Where on a platform a word can still be read: in every collection of every database, and every record of every topic. */
final class Remains {

    private final Platform platform;
    private final List<String> forms;

    Remains(Platform platform, String word) {
        this.platform = platform;
        this.forms = Stream.concat(Stream.of(word), encoded(word)).toList();
    }

    /** Databases and collections, and topics, that hold the word, plain or in Base64. */
    Set<String> places() {
        Set<String> places = new TreeSet<>();
        inDatabases(places);
        inTopics(places);
        return places;
    }

    private void inDatabases(Set<String> places) {
        try (MongoClient client = MongoClients.create(platform.mongo().connectionString())) {
            for (String name : client.listDatabaseNames()) {
                if (!List.of("admin", "config", "local").contains(name)) {
                    inCollections(client.getDatabase(name), places);
                }
            }
        }
    }

    private void inCollections(MongoDatabase database, Set<String> places) {
        for (String collection : database.listCollectionNames()) {
            if (!collection.startsWith("system.")) {
                for (RawBsonDocument one : database.getCollection(collection, RawBsonDocument.class)
                        .find(new Document())) {
                    var bytes = one.getByteBuffer().asNIO();
                    byte[] copy = new byte[bytes.remaining()];
                    bytes.get(copy);
                    if (holds(copy)) {
                        places.add(database.getName() + "." + collection);
                    }
                }
            }
        }
    }

    private void inTopics(Set<String> places) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", platform.kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(Collection::stream)
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<TopicPartition> unread = new ArrayList<>(all);
            while (!unread.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
                    if (holds(one)) {
                        places.add(one.topic());
                    }
                }
                unread.removeIf(one -> consumer.position(one) >= ends.getOrDefault(one, 0L));
            }
        }
    }

    private boolean holds(ConsumerRecord<byte[], byte[]> one) {
        return (one.key() != null && holds(one.key()))
                || (one.value() != null && holds(one.value()))
                || Stream.of(one.headers().toArray())
                        .anyMatch(header -> header.value() != null && holds(header.value()));
    }

    private boolean holds(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String small = text.toLowerCase(Locale.ROOT);
        return small.contains(forms.getFirst().toLowerCase(Locale.ROOT))
                || forms.stream().skip(1).anyMatch(text::contains);
    }

    /** What Base64 makes of the word wherever it begins, without the letters that depend on its neighbours. */
    private static Stream<String> encoded(String word) {
        return Stream.of(0, 1, 2).map(before -> {
            byte[] shifted = (" ".repeat(before) + word).getBytes(StandardCharsets.UTF_8);
            String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            return all.substring(before == 0 ? 0 : before + 1, shifted.length / 3 * 4);
        });
    }
}
