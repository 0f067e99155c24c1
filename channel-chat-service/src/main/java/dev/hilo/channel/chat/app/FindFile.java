package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage.DeskFile;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.SessionSecret;
import java.util.Optional;

/** Finds a file that the desk has sent, for whoever holds the secret of the session it was sent to. */
public final class FindFile {

    private final ChatStore store;

    public FindFile(ChatStore store) {
        this.store = store;
    }

    /** @param number among the files of the message {@code seq}, from 0 */
    public Optional<DeskFile> find(SessionSecret secret, long seq, int number) {
        return store.messages(secret.sessionId(), seq - 1, 1).stream()
                .filter(message -> message.seq() == seq)
                .filter(message -> message.body() instanceof FromDesk)
                .map(message -> ((FromDesk) message.body()).files())
                .filter(files -> number >= 0 && number < files.size())
                .map(files -> files.get(number))
                .findFirst();
    }
}
