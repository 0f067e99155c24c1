package dev.hilo.stream;

import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.EventType;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Between records and events: the CloudEvents Kafka protocol binding in binary mode, data as JSON. */
public final class EventCodec {

    private static final String JSON = "application/json";

    private EventCodec() {}

    public static <T> ProducerRecord<String, byte[]> encode(EventType<T> type, URI source, T data) {
        String key = type.key().apply(data);
        CloudEvent event = CloudEventBuilder.v1()
                .withId(type.id().apply(data))
                .withSource(source)
                .withType(type.type())
                .withSubject(key)
                .withData(JSON, ContractJson.writeEvent(data))
                .build();
        ProducerRecord<String, byte[]> record =
                KafkaMessageFactory.<String>createWriter(type.topic(), key).writeBinary(event);
        Traces.inject(record.headers());
        return record;
    }

    /**
     * Reads a record as an event of the given type.
     *
     * @throws ContractViolation saying what is wrong with the record
     */
    public static <T> Event<T> decode(EventType<T> type, ConsumerRecord<String, byte[]> record) {
        CloudEvent event;
        try {
            event = KafkaMessageFactory.createReader(record.headers(), record.value())
                    .toEvent();
        } catch (CloudEventRWException e) {
            throw new ContractViolation("ce_*", "headers are no CloudEvents 1.0 in binary mode: " + e.getKind());
        }
        if (!type.type().equals(event.getType())) {
            throw new ContractViolation(
                    "ce_type", "is '" + event.getType() + "', this topic takes '" + type.type() + "'");
        }
        if (record.key() == null) {
            throw new ContractViolation("key", "is missing: events of one key keep their order");
        }
        if (event.getData() == null) {
            throw new ContractViolation("data", "is missing: send a JSON object");
        }
        T data = ContractJson.readEvent(event.getData().toBytes(), type.data());
        if (!record.key().equals(type.key().apply(data))) {
            throw new ContractViolation("key", "differs from what the data says: order would be lost");
        }
        return new Event<>(type, event.getId(), event.getSource(), record.key(), data, record);
    }
}
