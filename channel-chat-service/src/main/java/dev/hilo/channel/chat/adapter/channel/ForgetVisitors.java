package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.ChatStore;
import java.util.function.Consumer;

/** Deletes the session, and with it the transcript, of a visitor who is erased. */
final class ForgetVisitors implements Consumer<String> {

    private final ChatStore store;

    ForgetVisitors(ChatStore store) {
        this.store = store;
    }

    @Override
    public void accept(String identity) {
        String session = InteractionMapper.sessionId(identity);
        if (!session.isEmpty()) {
            store.erase(session);
        }
    }
}
