package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.ContextOpener;
import dev.hilo.notification.telling.app.CommitReader;
import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.Commit.Place;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.Event;
import dev.hilo.stream.EventReplay;
import dev.hilo.stream.KafkaConnection;
import dev.hilo.stream.UnprocessableEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** {@code hilo.contexts}, one record at a time, by a consumer that lives as long as the reading. */
public final class KafkaCommits implements CommitReader {

    private final ConsumerSettings settings;
    private final ContextOpener opener;

    public KafkaCommits(KafkaConnection connection, ContextOpener opener) {
        this.settings = ConsumerSettings.of(connection, "notification-service-elsewhere");
        this.opener = opener;
    }

    @Override
    public Optional<Commit> at(Place place) throws Away, InterruptedException {
        List<Event<ContextCommitted>> found = new ArrayList<>();
        try (EventReplay<ContextCommitted> replay = EventReplay.open(EventType.CONTEXT_COMMITTED, settings)) {
            replay.read(
                    Map.of(place.partition(), place.offset()),
                    Map.of(place.partition(), place.offset() + 1),
                    (events, next) -> found.addAll(events));
            return opener.open(found).stream().map(Commits::of).findFirst();
        } catch (KafkaException | TimeoutException | IOException e) {
            throw new Away(e);
        } catch (UnprocessableEvent tampered) {
            // The consumer of the stream has set it aside, with its reason.
            return Optional.empty();
        }
    }
}
