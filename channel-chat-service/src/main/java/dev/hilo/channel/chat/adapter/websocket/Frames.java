package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.adapter.AddressLimits;
import dev.hilo.channel.chat.adapter.ChatConfig;
import dev.hilo.channel.chat.adapter.SessionLimits;
import dev.hilo.channel.chat.adapter.identity.Proof;
import dev.hilo.channel.chat.adapter.identity.TokenVerifier;
import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.Interactions.NotPublished;
import dev.hilo.channel.chat.app.Link;
import dev.hilo.channel.chat.app.OpenSession.Dismissed;
import dev.hilo.channel.chat.app.OpenSession.Hello;
import dev.hilo.channel.chat.app.SayMessage.UnknownFile;
import dev.hilo.channel.chat.app.SayMessage.Utterance;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.chat.model.Visitor;
import dev.hilo.channel.chat.model.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What each frame asks for, checked and done. */
@ApplicationScoped
class Frames {

    private static final Logger LOG = Logger.getLogger(Frames.class);
    private static final long RETRY_MILLIS = 3000;

    private final Chat chat;
    private final TokenVerifier tokens;
    private final SessionLimits limits;
    private final AddressLimits addresses;
    private final ChatMeters meters;
    private final ChatConfig config;
    private final Clock clock;

    Frames(
            Chat chat,
            TokenVerifier tokens,
            SessionLimits limits,
            AddressLimits addresses,
            ChatMeters meters,
            ChatConfig config,
            Clock clock) {
        this.chat = chat;
        this.tokens = tokens;
        this.limits = limits;
        this.addresses = addresses;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    void handle(ClientFrame frame, PageLink page) {
        switch (frame) {
            case ClientFrame.Hello hello -> hello(hello, page);
            case ClientFrame.SignOut signOut -> signOut(signOut, page);
            case ClientFrame.Message message -> link(page).ifPresent(link -> message(message, page, link));
            case ClientFrame.Upload upload -> link(page).ifPresent(link -> upload(upload, page, link));
            case ClientFrame.Received received -> link(page).ifPresent(link -> confirm(link, received.seq(), 0));
            case ClientFrame.Seen seen -> link(page).ifPresent(link -> seen(seen, link));
            case ClientFrame.Typing() -> link(page).ifPresent(this::types);
            case ClientFrame.Ping() -> page.pong();
            case ClientFrame.Unknown() -> page.fail(ChatError.UNKNOWN_TYPE, null, null);
        }
    }

    private static Optional<Link> link(PageLink page) {
        if (page.link().isEmpty()) {
            page.fail(ChatError.HELLO_FIRST, null, null);
        }
        return page.link();
    }

    private void hello(ClientFrame.Hello hello, PageLink page) {
        String language = Wording.language(hello.language());
        page.speaks(language);
        switch (prove(hello.token(), language)) {
            case Proof.Rejected() -> page.fail(ChatError.TOKEN_REJECTED, null, null);
            case Proof.Unavailable() -> page.fail(ChatError.IDENTITY_UNAVAILABLE, null, RETRY_MILLIS);
            case Proof.Accepted(Visitor visitor) -> {
                Optional<SessionSecret> secret =
                        Optional.ofNullable(hello.session()).flatMap(SessionSecret::read);
                Link former = page.link().orElse(null);
                Optional<Link> opened = chat.sessions().open(page, new Hello(secret, visitor, hello.lastSeq()), former);
                page.link(opened.orElse(null));
                opened.ifPresentOrElse(
                        link -> {
                            confirm(link, hello.lastSeq(), 0);
                            chat.presence().isHere(link);
                        },
                        () -> page.fail(ChatError.SIGN_IN_REQUIRED, null, null));
            }
        }
    }

    private void signOut(ClientFrame.SignOut signOut, PageLink page) {
        Optional.ofNullable(signOut.session())
                .flatMap(SessionSecret::read)
                .ifPresentOrElse(
                        secret -> {
                            chat.sessions().signOut(secret);
                            page.close(PageLink.SESSION_OVER, "signed out");
                        },
                        () -> page.fail(ChatError.INVALID_FRAME, null, null));
    }

    private Proof prove(@Nullable String token, String language) {
        return token == null || token.isBlank()
                ? new Proof.Accepted(Visitor.anonymous(language))
                : tokens.verify(token, language);
    }

    private void message(ClientFrame.Message message, PageLink page, Link link) {
        String clientId = message.clientId();
        String conversation = message.conversation();
        if (clientId == null
                || !Wording.isName(clientId)
                || conversation != null && !Wording.isName(conversation)
                || message.files() != null && message.files().stream().anyMatch(Objects::isNull)) {
            page.fail(ChatError.INVALID_FRAME, clientId, null);
            return;
        }
        List<Integer> files = message.files() == null
                ? List.of()
                : message.files().stream().distinct().toList();
        String text = message.text() == null ? "" : Wording.clean(message.text());
        if (text.isEmpty() && files.isEmpty()) {
            page.fail(ChatError.EMPTY, clientId, null);
        } else if (Wording.length(text) > config.longestText()) {
            page.fail(ChatError.TOO_LONG, clientId, null);
        } else {
            say(new Utterance(clientId, conversation, text, files), page, link);
        }
    }

    private void upload(ClientFrame.Upload upload, PageLink page, Link link) {
        String clientId = upload.clientId();
        if (clientId == null || !Wording.isName(clientId) || upload.number() < 0) {
            page.fail(ChatError.INVALID_FRAME, clientId, null);
        } else if (upload.number() >= config.mostFiles()) {
            page.fail(ChatError.TOO_MANY_FILES, clientId, null);
        } else {
            Optional<Duration> wait = beginning(page, link);
            if (wait.isPresent()) {
                page.fail(ChatError.RATE_LIMITED, clientId, wait.get().toMillis());
            } else {
                expect(clientId, upload.number(), page, link);
            }
        }
    }

    private void expect(String clientId, int number, PageLink page, Link link) {
        try {
            chat.uploads().expect(link);
            page.expects(clientId, number);
        } catch (Dismissed e) {
            LOG.debug("a file came too late", e);
        }
    }

    private void say(Utterance said, PageLink page, Link link) {
        Instant now = clock.instant();
        Optional<Duration> wait = wait(page, link, now);
        if (wait.isPresent()) {
            page.fail(ChatError.RATE_LIMITED, said.clientId(), wait.get().toMillis());
            return;
        }
        try {
            ChatMessage message = chat.messages().say(link, said);
            if (message.seq() == 1) {
                chat.presence().isHere(link);
            }
            meters.taken(Duration.between(now, clock.instant()));
        } catch (Dismissed e) {
            LOG.debug("a message came too late", e);
        } catch (UnknownFile e) {
            page.fail(ChatError.UNKNOWN_FILE, said.clientId(), null);
        } catch (NotPublished e) {
            LOG.warnf("a chat message waits for its publication: %s", e.getMessage());
            page.fail(ChatError.NOT_SENT, said.clientId(), RETRY_MILLIS);
        } catch (RuntimeException e) {
            LOG.error("a chat message could not be taken", e);
            page.fail(ChatError.UNAVAILABLE, said.clientId(), RETRY_MILLIS);
        }
    }

    /** How long a message has to wait: for its session, its sender, or all that comes from its address. */
    private Optional<Duration> wait(PageLink page, Link link, Instant now) {
        Duration wait = limits.take(link.sessionId(), link.visitor(), now);
        return wait.isZero() ? beginning(page, link).or(() -> addresses.message(page.address())) : Optional.of(wait);
    }

    /** How long a session has to wait that is to be stored now. */
    private Optional<Duration> beginning(PageLink page, Link link) {
        return link.isStored() ? Optional.empty() : addresses.session(page.address());
    }

    private void seen(ClientFrame.Seen seen, Link link) {
        chat.sessions().use(link);
        confirm(link, seen.seq(), seen.seq());
    }

    private void types(Link link) {
        chat.sessions().use(link);
        chat.presence().types(link);
    }

    /** What cannot be published now is published later, as long as the page stays; it will say so again otherwise. */
    private void confirm(Link link, long received, long seen) {
        try {
            chat.confirmations().confirm(link, received, seen);
        } catch (NotPublished e) {
            LOG.warnf("receipts wait for their publication: %s", e.getMessage());
        }
    }
}
