package dev.hilo.stream;

import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.NewerVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Between records and events: the CloudEvents Kafka protocol binding in binary mode, data as JSON. */
public final class EventCodec {

    private static final String JSON = "application/json";
    private static final Pattern VERSIONED = Pattern.compile("(.+)\\.v([1-9][0-9]{0,3})");

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
     * @throws NewerVersion when nothing is wrong with it but that this version knows no such event
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
            if (isNewer(event.getType(), type.type())) {
                throw new NewerVersion("event " + event.getType());
            }
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

    /** {@code hilo.case-command.issued.v2} is newer than {@code hilo.case-command.issued.v1}. */
    private static boolean isNewer(String type, String known) {
        Matcher ours = VERSIONED.matcher(known);
        Matcher theirs = VERSIONED.matcher(type);
        return ours.matches()
                && theirs.matches()
                && theirs.group(1).equals(ours.group(1))
                && Integer.parseInt(theirs.group(2)) > Integer.parseInt(ours.group(2));
    }
}
