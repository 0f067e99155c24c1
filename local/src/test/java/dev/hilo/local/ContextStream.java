package dev.hilo.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code hilo.contexts} from its beginning, as a consumer of Hilo would. */
final class ContextStream implements AutoCloseable {
    private static final String TOPIC = "hilo.contexts";
    private static final int MOST_POLLS = 600;

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    ContextStream(LocalKafka kafka) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "fetch.max.wait.ms",
                50);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.assign(IntStream.range(0, Topic.LOCAL_PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList());
    }

    /** Everything read so far, once it satisfies the condition. */
    List<ConsumerRecord<String, String>> until(Predicate<List<ConsumerRecord<String, String>>> condition) {
        for (int i = 0; i < MOST_POLLS && !condition.test(records); i++) {
            consumer.poll(Duration.ofMillis(100)).records(TOPIC).forEach(records::add);
        }
        return records;
    }

    /** The ids of the events, each as often as it came, in the order of their partitions. */
    static List<String> ids(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(record -> header(record, "ce_id")).toList();
    }

    /** The ids without those that came again. */
    static Set<String> distinctIds(List<ConsumerRecord<String, String>> records) {
        return new LinkedHashSet<>(ids(records));
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
