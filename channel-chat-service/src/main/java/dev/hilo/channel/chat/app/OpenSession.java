package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.app.VisitorLink.Dismissal;
import dev.hilo.channel.chat.app.VisitorLink.Start;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.SessionLife;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A page says hello: its session is resumed, or a new one begins. A new session is stored with its first message or
 * file, so that looking in costs nothing. Whoever signs in gets a new secret, and the one before opens nothing from then
 * on: somebody else may have had it.
 */
public final class OpenSession {

    private static final int WELCOME = 50;
    private static final Duration USED_AGAIN = Duration.ofMinutes(1);

    private final ChatStore store;
    private final SessionLocks locks;
    private final Links links;
    private final SessionLife life;
    private final RandomGenerator random;
    private final Clock clock;

    OpenSession(
            ChatStore store, SessionLocks locks, Links links, SessionLife life, RandomGenerator random, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.links = links;
        this.life = life;
        this.random = random;
        this.clock = clock;
    }

    /** What the page asked for, and what its token proved. {@code lastSeq}: it has all messages up to there. */
    public record Hello(Optional<SessionSecret> secret, Visitor visitor, long lastSeq) {}

    /** A connection wants something of a session that it shows no longer. Its page was told so. */
    public static final class Dismissed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Dismissed(Dismissal why) {
            super("the connection was dismissed: " + why);
        }
    }

    /**
     * Welcomes {@code page}; {@code former} is the link it had before, where it says hello again. Empty, and nobody was
     * welcomed, where the session is of somebody who signed in and has to do so again.
     */
    public Optional<Link> open(VisitorLink page, Hello hello, @Nullable Link former) {
        if (former != null) {
            leave(former);
        }
        if (hello.secret().isEmpty()) {
            return Optional.of(begin(page, hello.visitor(), Start.NEW));
        }
        SessionSecret secret = hello.secret().get();
        return locks.with(secret.sessionId(), () -> resume(page, secret, hello));
    }

    /**
     * The session of a connection, stored now at the latest. The caller holds its lock.
     *
     * @throws Dismissed when the connection shows it no longer
     */
    ChatSession stored(Link link) {
        String id = link.sessionId();
        Instant now = Times.now(clock);
        Optional<ChatSession> present = store.session(id);
        if (present.isEmpty() && !link.isStored()) {
            present = Optional.of(store.open(ChatSession.opened(id, link.secretHash(), link.visitor(), now)));
            link.isStoredNow();
        }
        Optional<Dismissal> dismissal = Links.dismissal(link, present, life, now);
        if (dismissal.isPresent()) {
            links.dismiss(link, dismissal.get());
            throw new Dismissed(dismissal.get());
        }
        use(link);
        return present.orElseThrow();
    }

    /** The visitor is there, and not only their page. */
    public void use(Link link) {
        Instant now = Times.now(clock);
        if (link.isStored() && link.used().plus(USED_AGAIN).isBefore(now)) {
            store.use(link.sessionId(), now);
            link.used(now);
        }
    }

    /** The connection is gone. */
    public void leave(Link link) {
        links.remove(link);
    }

    /** Whoever holds the secret has it forgotten: nothing opens the session any more, and nobody sees it any more. */
    public void signOut(SessionSecret secret) {
        String id = secret.sessionId();
        locks.run(id, () -> {
            boolean over = store.signOut(id, secret.hash());
            links.of(id).stream()
                    .filter(link -> over || secret.hasHash(link.secretHash()))
                    .forEach(link -> links.dismiss(link, Dismissal.SESSION_OVER));
        });
    }

    /** Deletes a session and all that was said in it, and sends away who sees it. */
    public void erase(String sessionId) {
        locks.run(sessionId, () -> {
            store.erase(sessionId);
            links.of(sessionId).forEach(link -> links.dismiss(link, Dismissal.SESSION_OVER));
        });
    }

    /** The session that a secret opens by itself, as for files. */
    Optional<ChatSession> openedBy(SessionSecret secret) {
        return store.session(secret.sessionId())
                .filter(session -> secret.hasHash(session.secretHash()))
                .filter(session -> life.isOpenedBySecret(session, Times.now(clock)));
    }

    boolean isOver(ChatSession session) {
        return life.isOver(session, Times.now(clock));
    }

    private Optional<Link> resume(VisitorLink page, SessionSecret secret, Hello hello) {
        Instant now = Times.now(clock);
        ChatSession session = store.session(secret.sessionId()).orElse(null);
        if (session == null) {
            return Optional.of(begin(page, hello.visitor(), hello.lastSeq() > 0 ? Start.INSTEAD : Start.NEW));
        }
        boolean good = secret.hasHash(session.secretHash()) && life.isOpenedBySecret(session, now);
        boolean signedIn = session.visitor().isSignedIn();
        if (life.isOver(session, now)
                || (signedIn
                        && hello.visitor().isSignedIn()
                        && !session.visitor().isSamePersonAs(hello.visitor()))
                || (!signedIn && !good)) {
            return Optional.of(begin(page, hello.visitor(), Start.INSTEAD));
        }
        if (!hello.visitor().isSignedIn()) {
            return good ? Optional.of(welcome(page, secret, identified(session, hello), hello)) : Optional.empty();
        }
        return signedIn && good
                ? Optional.of(welcome(page, secret, identified(session, hello), hello))
                : signIn(page, session, hello).or(() -> resume(page, secret, hello));
    }

    /** Their token proves whose session it is; the new secret is given to nobody but the page that showed the token. */
    private Optional<Link> signIn(VisitorLink page, ChatSession session, Hello hello) {
        SessionSecret secret = SessionSecret.draw(session.id(), random);
        ChatSession theirs = session.with(secret.hash()).with(session.visitor().updatedBy(hello.visitor()));
        String from = session.secretHash();
        if (from == null || !store.signIn(session.id(), from, secret.hash(), theirs.visitor())) {
            return Optional.empty();
        }
        links.dismissStale(theirs);
        return Optional.of(welcome(page, secret, theirs, hello));
    }

    private Link welcome(VisitorLink page, SessionSecret secret, ChatSession session, Hello hello) {
        long has = has(session, hello.lastSeq());
        List<ChatMessage> missed = store.messages(session.id(), has, WELCOME);
        page.welcome(secret, session, Start.RESUMED, missed);
        Link link = new Link(
                session,
                secret.hash(),
                page,
                true,
                missed.isEmpty() ? has : missed.getLast().seq());
        links.add(link);
        use(link);
        if (missed.size() == WELCOME) {
            links.catchUp(session.id());
        }
        return link;
    }

    private Link begin(VisitorLink page, Visitor visitor, Start start) {
        SessionSecret secret = SessionSecret.draw(random);
        ChatSession session = ChatSession.opened(secret.sessionId(), secret.hash(), visitor, Times.now(clock));
        page.welcome(secret, session, start, List.of());
        Link link = new Link(session, secret.hash(), page, false, 0);
        links.add(link);
        return link;
    }

    private ChatSession identified(ChatSession session, Hello hello) {
        Visitor updated = session.visitor().updatedBy(hello.visitor());
        if (!updated.equals(session.visitor())) {
            store.identify(session.id(), updated);
        }
        return session.with(updated);
    }

    /** Up to where the page has it all. What it says is believed only as far as there are messages. */
    private long has(ChatSession session, long lastSeq) {
        if (lastSeq <= session.marks().last()) {
            return Math.max(0, lastSeq);
        }
        return store.messages(session.id(), lastSeq - 1, 1).isEmpty() ? 0 : lastSeq;
    }
}
