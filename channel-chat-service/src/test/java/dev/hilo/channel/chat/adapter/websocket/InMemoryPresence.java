package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.contracts.PresenceNoted;
import dev.hilo.kit.PresenceStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Signs of presence in memory: all are heard at once by whoever follows, and written down. */
final class InMemoryPresence implements PresenceStream {

    private final List<PresenceNoted> noted = new CopyOnWriteArrayList<>();
    private final List<Consumer<PresenceNoted>> followers = new CopyOnWriteArrayList<>();

    @Override
    public void note(PresenceNoted sign) {
        noted.add(sign);
        followers.forEach(follower -> follower.accept(sign));
    }

    @Override
    public void follow(String reader, Consumer<PresenceNoted> heard) {
        followers.add(heard);
    }

    /** What was said of an identity, without what was said again. */
    List<PresenceNoted.State> of(String identity) {
        return noted.stream()
                .filter(sign -> identity.equals(sign.identity()))
                .map(PresenceNoted::state)
                .distinct()
                .toList();
    }
}
