package dev.hilo.cases.rebuild.adapter.kafka;

import dev.hilo.cases.rebuild.app.CommitRecord;
import dev.hilo.cases.rebuild.app.ContextTopic;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.EventReplay;
import dev.hilo.stream.KafkaConnection;
import dev.hilo.stream.PublishingFailed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** {@code hilo.contexts}: records as Debezium writes them, key, value and headers. */
public final class KafkaContextTopic implements ContextTopic {

    private static final String TOPIC = EventType.CONTEXT_COMMITTED.topic();
    private static final String SOURCE = "/hilo/case-service";

    private final ConsumerSettings settings;
    private final Producer<String, byte[]> producer;

    public KafkaContextTopic(KafkaConnection connection, EventPublisher publisher) {
        this.settings = ConsumerSettings.of(connection, "case-service-republish");
        this.producer = publisher.kafka();
    }

    @Override
    public void publish(List<CommitRecord> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(write(record))));
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new PublishingFailed(TOPIC, e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while publishing", e);
            }
        }
    }

    @Override
    public void read(Consumer<List<CommitRecord>> reader) {
        try (EventReplay<ContextCommitted> replay = EventReplay.open(EventType.CONTEXT_COMMITTED, settings)) {
            replay.read(replay.begins(), replay.ends(), (events, next) -> {
                reader.accept(events.stream().map(KafkaContextTopic::read).toList());
                return true;
            });
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka does not give what is on " + TOPIC, e);
        }
    }

    @Override
    public long count() {
        try (EventReplay<ContextCommitted> replay = EventReplay.open(EventType.CONTEXT_COMMITTED, settings)) {
            Map<Integer, Long> begins = replay.begins();
            return replay.ends().entrySet().stream()
                    .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                    .sum();
        }
    }

    private static CommitRecord read(Event<ContextCommitted> event) {
        return new CommitRecord(
                event.data().userId(),
                event.data().version(),
                event.data().causes(),
                event.data().at().toString(),
                new String(event.origin().value(), StandardCharsets.UTF_8),
                event.traceparent());
    }

    private static ProducerRecord<String, byte[]> write(CommitRecord commit) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TOPIC, commit.userId(), commit.payload().getBytes(StandardCharsets.UTF_8));
        header(record, "ce_id", commit.id());
        header(record, "ce_type", EventType.CONTEXT_COMMITTED.type());
        header(record, "ce_source", SOURCE);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_time", commit.at());
        header(record, "content-type", "application/json");
        if (commit.traceparent() != null) {
            header(record, "traceparent", commit.traceparent());
        }
        return record;
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
