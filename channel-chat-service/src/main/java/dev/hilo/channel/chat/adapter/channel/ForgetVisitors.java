package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.OpenSession;
import dev.hilo.channel.quarkus.PeopleForgotten;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the session, and with it the transcript, of a visitor who is erased. */
@ApplicationScoped
class ForgetVisitors implements PeopleForgotten {

    private final OpenSession sessions;

    ForgetVisitors(Chat chat) {
        this.sessions = chat.sessions();
    }

    @Override
    public void forget(String identity) {
        String session = InteractionMapper.sessionId(identity);
        if (!session.isEmpty()) {
            sessions.erase(session);
        }
    }
}
