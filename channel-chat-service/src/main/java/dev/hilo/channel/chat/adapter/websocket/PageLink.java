package dev.hilo.channel.chat.adapter.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hilo.channel.chat.adapter.files.UploadResource;
import dev.hilo.channel.chat.app.Link;
import dev.hilo.channel.chat.app.VisitorLink;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.RateLimit;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.contracts.ContractJson;
import dev.hilo.kit.limits.ConcurrencyLimiter.Permit;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection: sends frames without ever waiting for the page, and remembers what hello said. */
final class PageLink implements VisitorLink {

    static final TypedKey<PageLink> KEY = new TypedKey<>("hilo.page");

    /** WebSocket close codes (RFC 6455, 7.4.1): come back, or what was wrong. */
    static final int GOING_AWAY = 1001;

    static final int TRY_AGAIN_LATER = 1013;

    static final int POLICY_VIOLATION = 1008;

    static final int TOO_BIG = 1009;

    static final int SESSION_OVER = 4001;

    static final int SECRET_REPLACED = 4002;

    private static final Logger LOG = Logger.getLogger(PageLink.class);

    private final WebSocketConnection connection;
    private final ChatMeters meters;
    private final int framesWaiting;
    private final ServerFrame.Limits limits;
    private final RateLimit frames;
    private final BooleanSupplier isDeskHere;
    private final AtomicBoolean toldDeskIsHere = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile String language = Locale.ENGLISH.getLanguage();
    private volatile Instant heard;
    private volatile @Nullable Link link;
    private volatile @Nullable Permit permit;

    PageLink(
            WebSocketConnection connection,
            ChatMeters meters,
            RateLimit frames,
            int framesWaiting,
            ServerFrame.Limits limits,
            BooleanSupplier isDeskHere,
            Instant now) {
        this.connection = connection;
        this.meters = meters;
        this.frames = frames;
        this.framesWaiting = framesWaiting;
        this.limits = limits;
        this.isDeskHere = isDeskHere;
        this.heard = now;
    }

    @Override
    public void welcome(SessionSecret secret, ChatSession session, Start start, List<ChatMessage> missed) {
        boolean here = isDeskHere.getAsBoolean();
        toldDeskIsHere.set(here);
        send(ServerFrame.Welcome.of(secret, session, start, missed, here, limits));
        missed.forEach(meters::shown);
    }

    @Override
    public void show(ChatMessage message) {
        send(ServerFrame.Message.of(message));
        meters.shown(message);
    }

    @Override
    public void deskIsHere(boolean here) {
        if (toldDeskIsHere.compareAndSet(!here, here)) {
            send(new ServerFrame.Presence(here));
        }
    }

    @Override
    public void deskTypes(Duration holds) {
        send(new ServerFrame.Typing(holds.toMillis()));
    }

    @Override
    public void acknowledge(ChatMessage message) {
        if (message.body() instanceof FromVisitor said) {
            send(new ServerFrame.Ack(said.clientId(), message.seq(), message.at(), ServerFrame.File.of(message)));
        }
    }

    @Override
    public void dismiss(Dismissal why) {
        switch (why) {
            case SESSION_OVER -> close(SESSION_OVER, "session over");
            case SECRET_REPLACED -> close(SECRET_REPLACED, "secret replaced");
        }
    }

    void expects(String clientId, int number) {
        send(new ServerFrame.Upload(clientId, number, UploadResource.href(clientId, number)));
    }

    void fail(ChatError error, @Nullable String clientId, @Nullable Long retryAfter) {
        meters.refused(error);
        send(new ServerFrame.Failure(error.code(), error.in(language), clientId, retryAfter));
    }

    void pong() {
        send(new ServerFrame.Pong());
    }

    private void send(ServerFrame frame) {
        if (closing.get()) {
            return;
        }
        if (waiting.incrementAndGet() > framesWaiting) {
            close(TRY_AGAIN_LATER, "too slow");
            return;
        }
        connection
                .sendText(json(frame))
                .subscribe()
                .with(
                        sent -> waiting.decrementAndGet(),
                        failure -> LOG.debugf("a frame did not reach its page: %s", failure.getMessage()));
    }

    private static String json(ServerFrame frame) {
        try {
            return ContractJson.mapper().writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + frame, e);
        }
    }

    /** Once; nothing is sent or heard after it. */
    void close(int code, String reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        connection
                .close(new CloseReason(code, reason))
                .subscribe()
                .with(closed -> {}, failure -> LOG.debugf("closing: %s", failure.getMessage()));
    }

    boolean isClosing() {
        return closing.get();
    }

    /** Where it comes from, as limits count it. */
    String address() {
        return connection.userData().get(AddressCheck.ADDRESS);
    }

    /** Given back when the connection is gone. */
    void holds(Permit granted) {
        permit = granted;
    }

    void gone() {
        Permit held = permit;
        if (held != null) {
            held.close();
        }
    }

    /** Notes a sign of life. */
    void hears(Instant now) {
        heard = now;
    }

    Instant heard() {
        return heard;
    }

    /** Whether one frame more is within the connection's limit. */
    boolean mayReceive(Instant now) {
        return frames.take(now).isZero();
    }

    void speaks(String tag) {
        language = tag;
    }

    void link(@Nullable Link opened) {
        link = opened;
    }

    /** What hello opened; empty before it. */
    Optional<Link> link() {
        return Optional.ofNullable(link);
    }
}
