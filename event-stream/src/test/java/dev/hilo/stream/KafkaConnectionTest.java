package dev.hilo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {

    private static final Map<String, String> SASL = Map.of(
            "bootstrap.servers", "kafka-1.corp.example:9093,kafka-2.corp.example:9093",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "SCRAM-SHA-512",
            "sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"hilo\" password=\"señal-9\";",
            "acks", "0",
            "group.id", "somebody-else");

    @Test
    void every_consumer_gets_the_connection_and_keeps_its_own_group() {
        assertThat(ConsumerSettings.of(KafkaConnection.of(SASL), "routing-service")
                        .kafka())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", SASL.get("sasl.jaas.config"))
                .containsEntry("group.id", "routing-service")
                .containsEntry("enable.auto.commit", false);
    }

    @Test
    void what_a_client_rests_on_is_not_for_the_connection_to_change() {
        assertThat(KafkaConnection.of(SASL).with(Map.of("acks", "all"))).containsEntry("acks", "all");
    }

    @Test
    void its_text_names_the_brokers_and_no_credentials() {
        assertThat(KafkaConnection.of(SASL))
                .hasToString("SASL_SSL://kafka-1.corp.example:9093,kafka-2.corp.example:9093");
        assertThat(ConsumerSettings.of(KafkaConnection.of(SASL), "routing-service")
                        .toString())
                .doesNotContain("señal-9");
    }

    @Test
    void without_brokers_it_says_what_is_missing() {
        assertThatThrownBy(() -> KafkaConnection.of(Map.of("security.protocol", "SSL")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bootstrap.servers");
    }
}
