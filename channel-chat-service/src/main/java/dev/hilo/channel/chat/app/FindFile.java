package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatFile;
import dev.hilo.channel.chat.model.SessionSecret;
import java.util.Optional;

/** Finds a file of a message, for whoever holds the secret of its session. */
public final class FindFile {

    private final ChatStore store;
    private final OpenSession sessions;

    FindFile(ChatStore store, OpenSession sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    /** @param number among the files of the message {@code seq}, from 0 */
    public Optional<ChatFile> find(SessionSecret secret, long seq, int number) {
        return sessions.openedBy(secret).stream()
                .flatMap(session -> store.messages(session.id(), seq - 1, 1).stream())
                .filter(message -> message.seq() == seq)
                .map(message -> message.body().files())
                .filter(files -> number >= 0 && number < files.size())
                .map(files -> files.get(number))
                .findFirst();
    }
}
