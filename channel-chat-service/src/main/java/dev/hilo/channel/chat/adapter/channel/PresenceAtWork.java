package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.ShowPresence;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.contracts.PresenceNoted.Side;
import dev.hilo.kit.PresenceStream;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows pages what the desk shows, and the desk, again and again, who is connected here. */
@ApplicationScoped
class PresenceAtWork {

    private final PresenceStream stream;
    private final ShowPresence presence;

    PresenceAtWork(PresenceStream stream, Chat chat) {
        this.stream = stream;
        this.presence = chat.presence();
    }

    void start(@Observes StartupEvent event) {
        stream.follow("channel-chat-presence", this::heard);
    }

    private void heard(PresenceNoted sign) {
        String identity = sign.identity();
        if (sign.side() != Side.DESK) {
            return;
        }
        switch (sign.state()) {
            case HERE, GONE -> presence.deskIsHere(sign.until());
            case TYPING -> {
                if (identity != null) {
                    presence.deskTypes(InteractionMapper.sessionId(identity), sign.until());
                }
            }
            case OTHER -> {}
        }
    }

    /** As often as {@link PresenceNoted#REPEATED}. */
    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        presence.beat();
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void show() {
        presence.show();
    }
}
