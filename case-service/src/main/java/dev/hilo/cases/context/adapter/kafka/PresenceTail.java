package dev.hilo.cases.context.adapter.kafka;

import dev.hilo.cases.context.app.PresenceBoard;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.contracts.PresenceNoted.Side;
import dev.hilo.kit.PresenceStream;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells this replica's live streams who is there and who writes, whichever replica of a channel they are connected to. */
@ApplicationScoped
class PresenceTail {

    private final PresenceStream stream;
    private final PresenceBoard board;

    PresenceTail(PresenceStream stream, PresenceBoard board) {
        this.stream = stream;
        this.board = board;
    }

    void start(@Observes StartupEvent event) {
        stream.follow("case-service-presence", this::heard);
    }

    private void heard(PresenceNoted sign) {
        String identity = sign.identity();
        if (sign.side() != Side.USER || identity == null) {
            return;
        }
        switch (sign.state()) {
            case HERE -> board.here(identity, sign.until());
            case TYPING -> board.typing(identity, sign.until());
            case GONE -> board.gone(identity);
            case OTHER -> {}
        }
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        board.tidy();
    }
}
