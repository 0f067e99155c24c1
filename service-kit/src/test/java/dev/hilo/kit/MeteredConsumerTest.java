package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.stream.ConsumerObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

class MeteredConsumerTest {

    private static final String LAG = "kafka.consumer.fetch.manager.records.lag";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void every_one_of_twelve_partitions_has_its_lag() {
        new MeteredConsumer(meters, "hilo.contexts", "routing-service").started(new Client("c-1", "hilo.contexts"));

        assertThat(lags("routing-service"))
                .hasSize(12)
                .extracting(gauge -> gauge.getId().getTag("partition") + "=" + (int) gauge.value())
                .containsExactlyInAnyOrder(
                        IntStream.range(0, 12).mapToObj(i -> i + "=" + 100 * i).toArray(String[]::new));
        assertThat(lags("routing-service"))
                .extracting(gauge -> gauge.getId().getTag("topic"))
                .containsOnly("hilo.contexts");
    }

    @Test
    void two_consumers_and_a_client_that_is_made_anew_keep_each_their_own() {
        MeteredConsumer deliveries = new MeteredConsumer(meters, "hilo.deliveries", "channel-email");
        ConsumerObserver.Watch first = deliveries.started(new Client("c-1", "hilo.deliveries"));
        new MeteredConsumer(meters, "hilo.erasures", "channel-email-erasures")
                .started(new Client("c-2", "hilo.erasures"));

        assertThat(lags("channel-email")).hasSize(12);
        assertThat(lags("channel-email-erasures")).hasSize(12);

        first.close();
        assertThat(lags("channel-email")).isEmpty();
        deliveries.started(new Client("c-3", "hilo.deliveries"));
        assertThat(lags("channel-email")).hasSize(12);
        assertThat(lags("channel-email-erasures")).hasSize(12);
    }

    private Collection<Gauge> lags(String group) {
        return meters.find(LAG).tag("group", group).gauges();
    }

    /** A client that reads twelve partitions, with metrics as Kafka's has them: by client, by topic and by partition. */
    private static final class Client extends MockConsumer<String, byte[]> {

        private final Map<MetricName, Metric> metrics = new HashMap<>();

        Client(String id, String topic) {
            super("earliest");
            measure("records-lag-max", 7, Map.of("client-id", id));
            measure("records-lag-max", 7, Map.of("client-id", id, "topic", topic));
            IntStream.range(0, 12)
                    .forEach(partition -> measure(
                            "records-lag",
                            100.0 * partition,
                            Map.of("client-id", id, "topic", topic, "partition", String.valueOf(partition))));
        }

        private void measure(String name, double value, Map<String, String> tags) {
            MetricName metric = new MetricName(name, "consumer-fetch-manager-metrics", "", tags);
            Measurable measurable = (config, now) -> value;
            metrics.put(metric, new KafkaMetric(new Object(), metric, measurable, new MetricConfig(), Time.SYSTEM));
        }

        @Override
        public Map<MetricName, Metric> metrics() {
            return metrics;
        }
    }
}
