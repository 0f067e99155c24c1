package dev.hilo.kit;

import dev.hilo.stream.ConsumerObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Counts what a consumer does: {@code hilo.events.handled}, {@code hilo.events.dead.lettered}, {@code
 * hilo.events.retried}, {@code hilo.events.batch} (time), all by topic and group; and the Kafka client's own metrics,
 * by {@code subscription} and {@code group}, the lag of each partition among them ({@code
 * kafka.consumer.fetch.manager.records.lag}). Their own tags are named {@code topic} and {@code partition}: of meters that
 * are given one of those besides, Micrometer keeps only one.
 */
public final class MeteredConsumer implements ConsumerObserver {

    private final MeterRegistry meters;
    private final Tags kafkaTags;
    private final Counter handled;
    private final Counter deadLettered;
    private final Counter retried;
    private final Timer batch;

    public MeteredConsumer(MeterRegistry meters, String topic, String group) {
        this.meters = meters;
        Tags tags = Tags.of("topic", topic, "group", group);
        this.kafkaTags = Tags.of("subscription", topic, "group", group);
        this.handled = meters.counter("hilo.events.handled", tags);
        this.deadLettered = meters.counter("hilo.events.dead.lettered", tags);
        this.retried = meters.counter("hilo.events.retried", tags);
        this.batch = meters.timer("hilo.events.batch", tags);
    }

    @Override
    public Watch started(Consumer<?, ?> kafka) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(kafka, kafkaTags);
        metrics.bindTo(meters);
        return metrics::close;
    }

    @Override
    public void handled(int events, Duration took) {
        handled.increment(events);
        batch.record(took);
    }

    @Override
    public void deadLettered(String topic) {
        deadLettered.increment();
    }

    @Override
    public void retried(String topic) {
        retried.increment();
    }
}
