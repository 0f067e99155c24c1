package dev.hilo.cases.live.adapter.kafka;

import dev.hilo.cases.context.app.CommitSignals;
import dev.hilo.cases.live.adapter.contract.PublishedChange;
import dev.hilo.cases.live.app.CaseFeed;
import dev.hilo.cases.live.app.Position;
import dev.hilo.cases.live.app.WriteNews;
import dev.hilo.cases.outbox.app.PendingCommits;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.EventConsumers;
import dev.hilo.stream.Event;
import dev.hilo.stream.TailHandler;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/**
 * Tells this replica's live streams what any replica has committed: each replica reads the whole stream from now on.
 * Streams of users are woken and read the log; streams of queues and agents get the news written here, once for all.
 */
@ApplicationScoped
class ContextTail implements TailHandler<ContextCommitted> {

    private final EventConsumers consumers;
    private final CommitSignals signals;
    private final CaseFeed feed;
    private final WriteNews news;
    private final PendingCommits pending;

    ContextTail(
            EventConsumers consumers, CommitSignals signals, CaseFeed feed, WriteNews news, PendingCommits pending) {
        this.consumers = consumers;
        this.signals = signals;
        this.feed = feed;
        this.news = news;
        this.pending = pending;
    }

    void start(@Observes StartupEvent event) {
        consumers.tail(EventType.CONTEXT_COMMITTED, "case-service-live", this);
    }

    /** A graceful stop does not wait for streams that never end by themselves. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        signals.close();
        feed.close();
    }

    @Override
    public void begin(Map<Integer, Long> next) {
        pending.clear();
        feed.begin(Position.of(next));
    }

    @Override
    public void handle(List<Event<ContextCommitted>> events, Map<Integer, Long> next) {
        events.forEach(one -> {
            pending.remove(one.data().userId(), one.data().version());
            signals.committed(one.data().userId(), one.data().version());
        });
        if (feed.isFollowed()) {
            feed.append(news.of(PublishedChange.of(events)), Position.of(next));
        } else {
            feed.pass(Position.of(next));
        }
    }
}
