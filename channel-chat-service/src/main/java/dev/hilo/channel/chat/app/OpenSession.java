package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A page says hello: its session is resumed, or a new one begins. A new session is stored with its first message or
 * file, so that looking in costs nothing.
 */
public final class OpenSession {

    private static final int WELCOME = 50;

    private final ChatStore store;
    private final SessionLocks locks;
    private final Links links;
    private final RandomGenerator random;
    private final Clock clock;

    public OpenSession(ChatStore store, SessionLocks locks, Links links, RandomGenerator random, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.links = links;
        this.random = random;
        this.clock = clock;
    }

    /** What the page asked for, and what its token proved. {@code lastSeq}: it has all messages up to there. */
    public record Hello(Optional<SessionSecret> secret, Visitor visitor, long lastSeq) {}

    /** Welcomes {@code page}; {@code former} is the link it had before, where it says hello again. */
    public Link open(VisitorLink page, Hello hello, @Nullable Link former) {
        if (former != null) {
            leave(former);
        }
        Optional<Link> resumed = hello.secret().flatMap(secret -> resume(page, secret, hello));
        return resumed.orElseGet(() -> begin(page, hello.visitor()));
    }

    /** The session of a connection, stored now at the latest. The caller holds its lock. */
    ChatSession stored(Link link) {
        String id = link.sessionId();
        return store.session(id).orElseGet(() -> store.open(ChatSession.opened(id, link.visitor(), Times.now(clock))));
    }

    /** The connection is gone. */
    public void leave(Link link) {
        links.remove(link);
    }

    private Optional<Link> resume(VisitorLink page, SessionSecret secret, Hello hello) {
        String id = secret.sessionId();
        return locks.with(
                id,
                () -> store.session(id)
                        // Somebody else at the same browser: they get a session of their own and see nothing of this
                        // one.
                        .filter(session -> !session.visitor().contradicts(hello.visitor()))
                        .map(session -> resume(page, secret, identified(session, hello.visitor()), hello.lastSeq())));
    }

    private Link resume(VisitorLink page, SessionSecret secret, ChatSession session, long lastSeq) {
        long has = has(session, lastSeq);
        List<ChatMessage> missed = store.messages(session.id(), has, WELCOME);
        page.welcome(secret, session, true, missed);
        Link link = new Link(
                session.id(),
                session.visitor(),
                page,
                missed.isEmpty() ? has : missed.getLast().seq());
        links.add(link);
        if (missed.size() == WELCOME) {
            links.catchUp(session.id());
        }
        return link;
    }

    private Link begin(VisitorLink page, Visitor visitor) {
        SessionSecret secret = SessionSecret.draw(random);
        Instant now = Times.now(clock);
        page.welcome(secret, ChatSession.opened(secret.sessionId(), visitor, now), false, List.of());
        Link link = new Link(secret.sessionId(), visitor, page, 0);
        links.add(link);
        return link;
    }

    private ChatSession identified(ChatSession session, Visitor newer) {
        Visitor updated = session.visitor().updatedBy(newer);
        if (updated.equals(session.visitor())) {
            return session;
        }
        store.identify(session.id(), updated);
        return new ChatSession(session.id(), updated, session.openedAt(), session.marks());
    }

    /** Up to where the page has it all. What it says is believed only as far as there are messages. */
    private long has(ChatSession session, long lastSeq) {
        if (lastSeq <= session.marks().last()) {
            return Math.max(0, lastSeq);
        }
        return store.messages(session.id(), lastSeq - 1, 1).isEmpty() ? 0 : lastSeq;
    }
}
