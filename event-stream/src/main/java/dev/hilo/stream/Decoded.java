package dev.hilo.stream;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.NewerVersion;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record turns out to be for whoever has to handle all of them. */
public sealed interface Decoded<T> {

    record Readable<T>(Event<T> event) implements Decoded<T> {}

    /** It goes to the dead letters. */
    record Unusable<T>(String reason) implements Decoded<T> {}

    /** It waits, and with it all that comes after it in its partition, until a version that understands it takes over. */
    record Newer<T>(String reason) implements Decoded<T> {}

    static <T> Decoded<T> of(EventType<T> type, ConsumerRecord<String, byte[]> record) {
        try {
            Event<T> event = EventCodec.decode(type, record);
            if (event.data() instanceof ContextCommitted commit) {
                commit.requireKnownFacts();
            }
            return new Readable<>(event);
        } catch (NewerVersion e) {
            return new Newer<>(String.valueOf(e.getMessage()));
        } catch (ContractViolation e) {
            return new Unusable<>(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return new Unusable<>(
                    "cannot be read: " + FaultClassifier.standard().reason(e));
        }
    }
}
