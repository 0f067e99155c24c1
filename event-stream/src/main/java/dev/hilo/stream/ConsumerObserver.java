package dev.hilo.stream;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/** Hears what a consumer does, to count it. Called on the consumer's thread. */
public interface ConsumerObserver {

    /** For those who do not count. */
    ConsumerObserver NONE = new ConsumerObserver() {
        @Override
        public Watch started(Consumer<?, ?> kafka) {
            return () -> {};
        }

        @Override
        public void handled(int events, Duration took) {}

        @Override
        public void deadLettered(String topic) {}

        @Override
        public void retried(String topic) {}
    };

    /** A Kafka client was made; it has metrics of its own. What is returned is closed before the client is. */
    Watch started(Consumer<?, ?> kafka);

    void handled(int events, Duration took);

    void deadLettered(String topic);

    /** Handling failed and will be tried again. */
    void retried(String topic);

    /** The watching of one Kafka client. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {

        @Override
        void close();
    }
}
