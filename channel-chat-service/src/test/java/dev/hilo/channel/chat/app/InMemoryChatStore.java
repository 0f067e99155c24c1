package dev.hilo.channel.chat.app;

import com.mongodb.MongoTimeoutException;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Marks;
import dev.hilo.channel.chat.model.Upload;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps chats in memory; passes the same contract as the real one. Can be made to take no messages. */
public final class InMemoryChatStore implements ChatStore {

    private final Map<String, ChatSession> sessions = new HashMap<>();
    private final Map<String, List<ChatMessage>> messages = new HashMap<>();
    private final Map<String, List<Upload>> uploads = new HashMap<>();
    private final Map<String, Instant> touched = new HashMap<>();
    private @Nullable String full;

    /** From now on no message can be stored, for this reason; null: works again. */
    public synchronized void full(@Nullable String reason) {
        full = reason;
    }

    @Override
    public synchronized Optional<ChatSession> session(String sessionId) {
        return Optional.ofNullable(sessions.get(sessionId));
    }

    @Override
    public synchronized ChatSession open(ChatSession session) {
        ChatSession present = sessions.putIfAbsent(session.id(), session);
        return present == null ? session : present;
    }

    @Override
    public synchronized void identify(String sessionId, Visitor visitor) {
        sessions.computeIfPresent(sessionId, (id, old) -> old.with(visitor));
    }

    @Override
    public synchronized void advance(String sessionId, Marks marks) {
        sessions.computeIfPresent(sessionId, (id, old) -> old.advancedBy(marks));
    }

    @Override
    public synchronized Map<String, ChatSession> sessions(Collection<String> sessionIds) {
        Map<String, ChatSession> found = new HashMap<>(sessions);
        found.keySet().retainAll(Set.copyOf(sessionIds));
        return found;
    }

    @Override
    public synchronized boolean signIn(String sessionId, String from, String to, Visitor visitor) {
        return replace(sessionId, from, old -> old.with(to).with(visitor));
    }

    @Override
    public synchronized boolean signOut(String sessionId, String secretHash) {
        return replace(sessionId, secretHash, old -> old.with((String) null));
    }

    private boolean replace(String sessionId, String secretHash, UnaryOperator<ChatSession> change) {
        return session(sessionId)
                .filter(old -> secretHash.equals(old.secretHash()))
                .map(old -> sessions.put(sessionId, change.apply(old)))
                .isPresent();
    }

    @Override
    public synchronized void use(String sessionId, Instant at) {
        sessions.computeIfPresent(sessionId, (id, old) -> old.usedAt(at));
    }

    @Override
    public synchronized void keep(String sessionId, Upload upload) {
        if (sessions.containsKey(sessionId)) {
            List<Upload> present = uploads.computeIfAbsent(sessionId, id -> new ArrayList<>());
            if (present.stream()
                    .noneMatch(one -> one.clientId().equals(upload.clientId()) && one.number() == upload.number())) {
                present.add(upload);
                present.subList(0, Math.max(0, present.size() - UPLOADS)).clear();
            }
        }
    }

    @Override
    public synchronized List<Upload> uploads(String sessionId) {
        return List.copyOf(uploads.getOrDefault(sessionId, List.of()));
    }

    @Override
    public synchronized Insertion insert(ChatMessage message) {
        if (full != null) {
            throw new MongoTimeoutException(full);
        }
        List<ChatMessage> session = messages.computeIfAbsent(message.sessionId(), id -> new ArrayList<>());
        for (ChatMessage known : session) {
            if (known.body().key().equals(message.body().key())) {
                return new Insertion.Known(known);
            }
        }
        if (message.seq() <= session.size()) {
            return new Insertion.NumberTaken();
        }
        if (message.seq() > session.size() + 1) {
            throw new IllegalArgumentException("a gap before " + message.seq());
        }
        session.add(message);
        return new Insertion.Stored(message);
    }

    @Override
    public synchronized List<ChatMessage> messages(String sessionId, long after, int limit) {
        return messages.getOrDefault(sessionId, List.of()).stream()
                .filter(message -> message.seq() > after && message.seq() <= after + limit)
                .toList();
    }

    @Override
    public synchronized void erase(String sessionId) {
        messages.remove(sessionId);
        uploads.remove(sessionId);
        touched.remove(sessionId);
        sessions.remove(sessionId);
    }

    @Override
    public synchronized void touch(String sessionId, Instant at) {
        touched.merge(sessionId, at, (old, now) -> now.isAfter(old) ? now : old);
    }

    @Override
    public synchronized List<Touched> touched() {
        return touched.entrySet().stream()
                .map(note -> new Touched(note.getKey(), note.getValue()))
                .toList();
    }

    @Override
    public synchronized void forget(Touched note) {
        touched.remove(note.sessionId(), note.at());
    }
}
