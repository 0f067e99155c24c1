package dev.hilo.stream;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/** Hears what a consumer does, to count it. Called on the consumer's thread. */
public interface ConsumerObserver {

    /** For those who do not count. */
    ConsumerObserver NONE = new ConsumerObserver() {
        @Override
        public void started(Consumer<?, ?> kafka) {}

        @Override
        public void handled(int events, Duration took) {}

        @Override
        public void deadLettered(String topic) {}

        @Override
        public void retried(String topic) {}
    };

    /** A Kafka client was made; it has metrics of its own. */
    void started(Consumer<?, ?> kafka);

    void handled(int events, Duration took);

    void deadLettered(String topic);

    /** Handling failed and will be tried again. */
    void retried(String topic);
}
