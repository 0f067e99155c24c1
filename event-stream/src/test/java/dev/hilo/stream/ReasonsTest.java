package dev.hilo.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    @Test
    void failures_that_are_each_others_cause_come_to_an_end() {
        IOException store = new IOException("the store is away");
        IllegalStateException handler = new IllegalStateException("Begoña Íñiguez", store);
        store.initCause(handler);

        assertThat(Reasons.of(handler))
                .startsWith("IllegalStateException <- IOException: the store is away")
                .doesNotContain("Begoña")
                .hasSizeLessThan(1_001);
    }

    @Test
    void a_long_reason_is_cut_between_characters() {
        assertThat(Reasons.shortened("x".repeat(998) + "👋".repeat(9_000)))
                .hasSize(999)
                .endsWith("x…");
        assertThat(Reasons.shortened("no such delivery")).isEqualTo("no such delivery");
    }

    @Test
    void an_event_that_no_broker_will_take_is_no_failure_of_the_surroundings() {
        ConsumerSettings settings = ConsumerSettings.of(KafkaConnection.to("localhost:1"), "routing-service");

        assertThat(settings.transientFailure())
                .accepts(new PublishingFailed("hilo.deliveries", new IOException("no route to host")))
                .rejects(new PublishingFailed("hilo.deliveries", new RecordTooLargeException("9000000 bytes")));
    }
}
