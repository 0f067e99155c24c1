package dev.hilo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The CloudEvents Kafka protocol binding, binary content mode. */
class EventCodecTest {

    private static final URI SOURCE = URI.create("/hilo/channels/email");
    private final Interaction mail = sample();

    @Test
    void attributes_travel_as_headers_and_data_as_the_value() {
        ProducerRecord<String, byte[]> record = EventCodec.encode(EventType.INTERACTION_RECEIVED, SOURCE, mail);

        assertThat(record.topic()).isEqualTo("hilo.interactions");
        assertThat(record.key()).isEqualTo("mailto:ana@corp.com");
        assertThat(headers(record))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", mail.id())
                .containsEntry("ce_source", "/hilo/channels/email")
                .containsEntry("ce_type", "hilo.interaction.received.v1")
                .containsEntry("ce_subject", "mailto:ana@corp.com")
                .containsEntry("content-type", "application/json");
        assertThat(record.value()).isEqualTo(ContractJson.write(mail));
    }

    @Test
    void what_was_encoded_is_decoded() {
        Event<Interaction> event = EventCodec.decode(
                EventType.INTERACTION_RECEIVED,
                consumed(EventCodec.encode(EventType.INTERACTION_RECEIVED, SOURCE, mail)));

        assertThat(event.data()).isEqualTo(mail);
        assertThat(event.id()).isEqualTo(mail.id());
        assertThat(event.source()).isEqualTo(SOURCE);
    }

    @Test
    void a_record_without_cloud_event_headers_is_refused_with_the_reason() {
        ConsumerRecord<String, byte[]> bare =
                new ConsumerRecord<>("hilo.interactions", 0, 0, "mailto:ana@corp.com", ContractJson.write(mail));

        assertThatThrownBy(() -> EventCodec.decode(EventType.INTERACTION_RECEIVED, bare))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("ce_*");
    }

    @Test
    void another_type_on_the_topic_is_refused() {
        ConsumerRecord<String, byte[]> record =
                consumed(EventCodec.encode(EventType.INTERACTION_RECEIVED, SOURCE, mail));

        assertThatThrownBy(() -> EventCodec.<Delivery>decode(EventType.DELIVERY_REQUESTED, record))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("ce_type")
                .hasMessageContaining("hilo.delivery.requested.v1");
    }

    @Test
    void a_key_that_is_not_what_the_data_says_is_refused() {
        ProducerRecord<String, byte[]> sent = EventCodec.encode(EventType.INTERACTION_RECEIVED, SOURCE, mail);
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(sent.topic(), 0, 0, "mailto:eve@corp.com", sent.value());
        sent.headers().forEach(record.headers()::add);

        assertThatThrownBy(() -> EventCodec.decode(EventType.INTERACTION_RECEIVED, record))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("key");
    }

    @Test
    void broken_data_is_refused_and_never_quoted() {
        ProducerRecord<String, byte[]> sent = EventCodec.encode(EventType.INTERACTION_RECEIVED, SOURCE, mail);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                sent.topic(), 0, 0, sent.key(), "{\"id\":\"secret".getBytes(StandardCharsets.UTF_8));
        sent.headers().forEach(record.headers()::add);

        assertThatThrownBy(() -> EventCodec.decode(EventType.INTERACTION_RECEIVED, record))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("data")
                .hasMessageNotContaining("secret");
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> sent) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 7, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static Interaction sample() {
        try (InputStream in = EventCodecTest.class.getResourceAsStream(
                "/dev/hilo/contracts/samples/hilo.interaction.received.v1/email-with-image.json")) {
            return ContractJson.read(Objects.requireNonNull(in).readAllBytes(), Interaction.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_event_a_kind_or_a_fact_of_a_newer_version_waits_and_anything_else_is_unusable() {
        assertThat(decoded(EventType.CASE_COMMAND_ISSUED, "hilo.case-command.issued.v2", "{}"))
                .isEqualTo(newer("event hilo.case-command.issued.v2"));
        assertThat(decoded(EventType.CASE_COMMAND_ISSUED, "hilo.case-command.issued.v1", "{\"command\":\"HoldCase\"}"))
                .isEqualTo(newer("command HoldCase"));
        assertThat(decoded(EventType.CONTEXT_COMMITTED, "hilo.context.committed.v1", """
                        {"userId": "k", "version": 7, "causes": ["c"], "at": "2026-12-01T09:00:00Z",
                         "facts": [{"fact": "CaseSuspended", "caseId": "HILO-7"}]}"""))
                .isEqualTo(newer("fact CaseSuspended"));
        assertThat(List.of("hilo.case-command.issued.v0", "hilo.case-command.issued.v99999", "hilo.hack.v2", "x"))
                .allSatisfy(type -> assertThat(decoded(EventType.CASE_COMMAND_ISSUED, type, "{}"))
                        .isInstanceOf(Decoded.Unusable.class));
        assertThat(decoded(EventType.CASE_COMMAND_ISSUED, "hilo.case-command.issued.v1", "{}"))
                .isEqualTo(new Decoded.Unusable<>("'command' is missing: see the JSON Schema"));
    }

    private static Decoded<?> newer(String what) {
        return new Decoded.Newer<>("the " + what + " is newer than this version of Hilo understands: upgrade");
    }

    private static <T> Decoded<T> decoded(EventType<T> type, String ceType, String json) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(type.topic(), 0, 0, "k", json.getBytes(StandardCharsets.UTF_8));
        Map.of("specversion", "1.0", "id", "k/7", "source", "/hilo/test", "type", ceType)
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return Decoded.of(type, record);
    }
}
