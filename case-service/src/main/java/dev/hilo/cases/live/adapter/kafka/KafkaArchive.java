package dev.hilo.cases.live.adapter.kafka;

import dev.hilo.cases.live.adapter.contract.PublishedChange;
import dev.hilo.cases.live.app.Archive;
import dev.hilo.cases.live.app.Position;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventReplay;
import dev.hilo.stream.KafkaConnection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** {@code hilo.contexts} read by a consumer that lives as long as the reading. A few read at a time, others wait. */
public final class KafkaArchive implements Archive {

    private static final Logger LOG = Logger.getLogger(KafkaArchive.class);

    private final ConsumerSettings settings;
    private final long most;
    private final Semaphore readers;

    /**
     * @param most offsets that are read again for one who comes back
     * @param readers at a time
     */
    public KafkaArchive(KafkaConnection connection, long most, int readers) {
        this.settings = ConsumerSettings.of(connection, "case-service-live");
        this.most = most;
        this.readers = new Semaphore(readers);
    }

    @Override
    public Outcome read(Position from, Position until, Reader reader) throws InterruptedException {
        if (from.distance(until) > most) {
            return Outcome.GONE;
        }
        readers.acquire();
        try (EventReplay<ContextCommitted> replay = EventReplay.open(EventType.CONTEXT_COMMITTED, settings)) {
            if (!replay.holds(from.next())) {
                return Outcome.GONE;
            }
            replay.read(
                    from.next(),
                    until.next(),
                    (events, next) -> reader.read(PublishedChange.of(events), Position.of(next)));
            return Outcome.READ;
        } catch (KafkaException | TimeoutException e) {
            LOG.warnf("the stream cannot be read for one who resumes: %s", e.getMessage());
            return Outcome.AWAY;
        } finally {
            readers.release();
        }
    }
}
