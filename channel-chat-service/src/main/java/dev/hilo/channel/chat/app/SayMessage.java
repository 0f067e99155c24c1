package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatFile;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Upload;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The visitor writes: stored, published, then acknowledged; however often they send it. */
public final class SayMessage {

    private final ChatStore store;
    private final SessionLocks locks;
    private final OpenSession sessions;
    private final Links links;
    private final Transcript transcript;
    private final RecoverSessions recovery;
    private final Clock clock;

    public SayMessage(
            ChatStore store,
            SessionLocks locks,
            OpenSession sessions,
            Links links,
            Transcript transcript,
            RecoverSessions recovery,
            Clock clock) {
        this.store = store;
        this.locks = locks;
        this.sessions = sessions;
        this.links = links;
        this.transcript = transcript;
        this.recovery = recovery;
        this.clock = clock;
    }

    /**
     * What a page sends.
     *
     * @param clientId its name for the message: sent again under the same name, it is the same message
     * @param conversation its name for the conversation; null for the visitor's first
     * @param text clean and not too long; may be empty where there are files
     * @param files the numbers under which they were uploaded for this message
     */
    public record Utterance(String clientId, @Nullable String conversation, String text, List<Integer> files) {

        public Utterance {
            files = List.copyOf(files);
        }
    }

    /** A message names a file that was not uploaded for it. */
    public static final class UnknownFile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownFile(int number) {
            super("no file was uploaded under the number " + number);
        }
    }

    /**
     * Returns once the message is published and acknowledged to its page.
     *
     * @throws UnknownFile when nothing is stored
     * @throws OpenSession.Dismissed when nothing is stored, for the connection shows its session no longer
     * @throws Interactions.NotPublished when it is stored, but its publication is still to come
     */
    public ChatMessage say(Link link, Utterance said) {
        String id = link.sessionId();
        return locks.with(id, () -> {
            Instant now = Times.now(clock);
            recovery.willWrite(id, now);
            ChatSession session = sessions.stored(link);
            ChatMessage message = transcript.append(
                    session,
                    now,
                    new FromVisitor(
                            said.clientId(), said.conversation(), said.text(), session.visitor(), files(id, said)));
            transcript.publishUpTo(session, message);
            links.announce(session, message, link);
            return message;
        });
    }

    private List<ChatFile> files(String sessionId, Utterance said) {
        if (said.files().isEmpty()) {
            return List.of();
        }
        Map<Integer, ChatFile> uploaded = store.uploads(sessionId).stream()
                .filter(upload -> upload.clientId().equals(said.clientId()))
                .collect(Collectors.toMap(Upload::number, Upload::file));
        return said.files().stream()
                .map(number -> Optional.ofNullable(uploaded.get(number)).orElseThrow(() -> new UnknownFile(number)))
                .toList();
    }
}
