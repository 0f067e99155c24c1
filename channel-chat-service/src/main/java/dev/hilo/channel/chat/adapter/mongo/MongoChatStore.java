package dev.hilo.channel.chat.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.hilo.channel.chat.app.ChatStore;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Marks;
import dev.hilo.channel.chat.model.Upload;
import dev.hilo.channel.chat.model.Visitor;
import dev.hilo.kit.DuplicateKeys;
import dev.hilo.kit.MongoIndex;
import dev.hilo.kit.Upserts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Three collections. {@code chat_sessions}, shard key {@code _id}. {@code chat_messages}, {@code _id: {session, seq}},
 * shard key {@code session}, unique {@code (session, key)}; numbers have no gaps, so a page is a list of known ids.
 * {@code chat_touched}, shard key {@code _id}, holds only sessions of the last minutes and is read as a whole.
 */
public final class MongoChatStore implements ChatStore {

    /** No message is stored before its uniqueness is held. */
    public static final List<MongoIndex> INDEXES =
            List.of(MongoIndex.on("chat_messages", "session", "key").asUnique());

    private final MongoCollection<Document> sessions;
    private final MongoCollection<Document> messages;
    private final MongoCollection<Document> touched;

    public MongoChatStore(MongoDatabase database) {
        this.sessions = database.getCollection("chat_sessions");
        this.messages = database.getCollection("chat_messages");
        this.touched = database.getCollection("chat_touched");
    }

    @Override
    public Optional<ChatSession> session(String sessionId) {
        return Optional.ofNullable(sessions.find(Filters.eq(sessionId)).first()).map(Documents::session);
    }

    @Override
    public ChatSession open(ChatSession session) {
        return DuplicateKeys.insertIfAbsent(sessions, Documents.session(session))
                ? session
                : session(session.id())
                        .orElseThrow(() -> new IllegalStateException("a chat session was erased while it was opened"));
    }

    @Override
    public void identify(String sessionId, Visitor visitor) {
        sessions.updateOne(Filters.eq(sessionId), Updates.set("visitor", Documents.visitor(visitor)));
    }

    @Override
    public boolean signIn(String sessionId, String from, String to, Visitor visitor) {
        return sessions.updateOne(
                                Filters.and(Filters.eq(sessionId), Filters.eq("secret", from)),
                                Updates.combine(
                                        Updates.set("secret", to), Updates.set("visitor", Documents.visitor(visitor))))
                        .getMatchedCount()
                > 0;
    }

    @Override
    public boolean signOut(String sessionId, String secretHash) {
        return sessions.updateOne(
                                Filters.and(Filters.eq(sessionId), Filters.eq("secret", secretHash)),
                                Updates.unset("secret"))
                        .getMatchedCount()
                > 0;
    }

    @Override
    public void use(String sessionId, Instant at) {
        sessions.updateOne(Filters.eq(sessionId), Updates.max("usedAt", Date.from(at)));
    }

    @Override
    public void advance(String sessionId, Marks marks) {
        List<Bson> raised = new ArrayList<>();
        raise(raised, "marks.last", marks.last());
        raise(raised, "marks.published", marks.published());
        raise(raised, "marks.received", marks.received());
        raise(raised, "marks.seen", marks.seen());
        if (!raised.isEmpty()) {
            sessions.updateOne(Filters.eq(sessionId), Updates.combine(raised));
        }
    }

    private static void raise(List<Bson> raised, String field, long seq) {
        if (seq > 0) {
            raised.add(Updates.max(field, seq));
        }
    }

    @Override
    public void keep(String sessionId, Upload upload) {
        Bson sameNumber = Filters.elemMatch(
                "uploads",
                Filters.and(Filters.eq("clientId", upload.clientId()), Filters.eq("number", upload.number())));
        sessions.updateOne(
                Filters.and(Filters.eq(sessionId), Filters.not(sameNumber)),
                Updates.pushEach("uploads", List.of(Documents.upload(upload)), new PushOptions().slice(-UPLOADS)));
    }

    @Override
    public List<Upload> uploads(String sessionId) {
        Document session = sessions.find(Filters.eq(sessionId))
                .projection(Projections.include("uploads"))
                .first();
        return session == null
                ? List.of()
                : session.getList("uploads", Document.class, List.of()).stream()
                        .map(Documents::upload)
                        .toList();
    }

    @Override
    public Insertion insert(ChatMessage message) {
        return DuplicateKeys.insertIfAbsent(messages, Documents.message(message))
                ? new Insertion.Stored(message)
                : known(message).<Insertion>map(Insertion.Known::new).orElseGet(Insertion.NumberTaken::new);
    }

    private Optional<ChatMessage> known(ChatMessage message) {
        Bson sameKey = Filters.and(
                Filters.eq("session", message.sessionId()),
                Filters.eq("key", message.body().key()));
        return Optional.ofNullable(messages.find(sameKey).first()).map(Documents::message);
    }

    @Override
    public List<ChatMessage> messages(String sessionId, long after, int limit) {
        List<Document> ids = LongStream.rangeClosed(after + 1, after + limit)
                .mapToObj(seq -> Documents.messageId(sessionId, seq))
                .toList();
        List<ChatMessage> found = messages.find(Filters.and(Filters.in("_id", ids), Filters.eq("session", sessionId)))
                .map(Documents::message)
                .into(new ArrayList<>());
        found.sort(Comparator.comparingLong(ChatMessage::seq));
        return withoutGaps(found, after);
    }

    @Override
    public Map<String, ChatSession> sessions(Collection<String> sessionIds) {
        return sessions
                .find(Filters.in("_id", sessionIds))
                .projection(Projections.exclude("uploads"))
                .map(Documents::session)
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(ChatSession::id, session -> session));
    }

    /** A message stored while the page was being read may come without the one before it: then it waits too. */
    private static List<ChatMessage> withoutGaps(List<ChatMessage> found, long after) {
        int whole = 0;
        while (whole < found.size() && found.get(whole).seq() == after + whole + 1) {
            whole++;
        }
        return List.copyOf(found.subList(0, whole));
    }

    @Override
    public void touch(String sessionId, Instant at) {
        Bson renewed = Updates.max("at", Date.from(at));
        Upserts.send(() -> touched.updateOne(Filters.eq(sessionId), renewed, new UpdateOptions().upsert(true)));
    }

    @Override
    public List<Touched> touched() {
        return touched.find()
                .map(document -> new Touched(document.getString("_id"), Documents.instant(document, "at")))
                .into(new ArrayList<>());
    }

    @Override
    public void forget(Touched note) {
        touched.deleteOne(Filters.and(Filters.eq(note.sessionId()), Filters.eq("at", Date.from(note.at()))));
    }

    /** The session goes last: whoever breaks off here is told again. */
    @Override
    public void erase(String sessionId) {
        messages.deleteMany(Filters.eq("session", sessionId));
        touched.deleteOne(Filters.eq(sessionId));
        sessions.deleteOne(Filters.eq(sessionId));
    }
}
