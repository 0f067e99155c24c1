package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.ChatStore;
import dev.hilo.channel.quarkus.PeopleForgotten;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the session, and with it the transcript, of a visitor who is erased. */
@ApplicationScoped
class ForgetVisitors implements PeopleForgotten {

    private final ChatStore store;

    ForgetVisitors(ChatStore store) {
        this.store = store;
    }

    @Override
    public void forget(String identity) {
        String session = InteractionMapper.sessionId(identity);
        if (!session.isEmpty()) {
            store.erase(session);
        }
    }
}
