package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Signs;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.kit.PresenceStream;
import java.time.Clock;

/** Tells the desk by {@code hilo.presence}. */
final class PresenceSigns implements Signs {

    private final PresenceStream stream;
    private final Clock clock;

    PresenceSigns(PresenceStream stream, Clock clock) {
        this.stream = stream;
        this.clock = clock;
    }

    @Override
    public void note(String sessionId, Sign sign) {
        PresenceNoted.State state = switch (sign) {
            case HERE -> PresenceNoted.State.HERE;
            case TYPING -> PresenceNoted.State.TYPING;
            case GONE -> PresenceNoted.State.GONE;
        };
        stream.note(PresenceNoted.ofUser(InteractionMapper.identity(sessionId), state, clock.instant()));
    }
}
