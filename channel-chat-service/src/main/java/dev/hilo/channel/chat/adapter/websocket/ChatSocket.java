package dev.hilo.channel.chat.adapter.websocket;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hilo.channel.chat.adapter.AddressLimits;
import dev.hilo.channel.chat.adapter.ChatConfig;
import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.model.RateLimit;
import dev.hilo.contracts.ContractJson;
import dev.hilo.kit.HiloConfig;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where pages connect. Frames of one connection are handled one after the other, each on a virtual thread. */
@WebSocket(path = "/api/v1/chat")
public class ChatSocket {

    private static final Logger LOG = Logger.getLogger(ChatSocket.class);

    private final Chat chat;
    private final Frames frames;
    private final ChatMeters meters;
    private final AddressLimits addresses;
    private final ChatConfig config;
    private final ServerFrame.Limits limits;
    private final Clock clock;

    ChatSocket(
            Chat chat,
            Frames frames,
            ChatMeters meters,
            AddressLimits addresses,
            ChatConfig config,
            HiloConfig hilo,
            Clock clock) {
        this.chat = chat;
        this.frames = frames;
        this.meters = meters;
        this.addresses = addresses;
        this.config = config;
        this.limits = new ServerFrame.Limits(
                config.longestText(), hilo.http().maxBodySize().asLongValue(), config.mostFiles());
        this.clock = clock;
    }

    @OnOpen
    void open(WebSocketConnection connection) {
        Instant now = clock.instant();
        RateLimit limit = new RateLimit(config.framesAtOnce(), config.framesPerSecond(), now);
        PageLink page = new PageLink(
                connection, meters, limit, config.framesWaiting(), limits, chat.presence()::isDeskHere, now);
        connection.userData().put(PageLink.KEY, page);
        addresses
                .connection(page.address())
                .ifPresentOrElse(page::holds, () -> page.close(PageLink.TRY_AGAIN_LATER, "too many connections"));
    }

    @OnTextMessage
    @RunOnVirtualThread
    void frame(String json, WebSocketConnection connection) {
        PageLink page = page(connection);
        if (page.isClosing()) {
            return;
        }
        Instant now = clock.instant();
        page.hears(now);
        if (!page.mayReceive(now)) {
            page.fail(ChatError.RATE_LIMITED, null, null);
            page.close(PageLink.POLICY_VIOLATION, "too many frames");
            return;
        }
        ClientFrame frame = read(json);
        if (frame == null) {
            page.fail(ChatError.INVALID_FRAME, null, null);
        } else {
            handle(frame, page);
        }
    }

    @OnPongMessage
    void pong(Buffer payload, WebSocketConnection connection) {
        page(connection).hears(clock.instant());
    }

    @OnClose
    void closed(WebSocketConnection connection) {
        page(connection).gone();
        page(connection).link().ifPresent(link -> {
            chat.sessions().leave(link);
            chat.presence().left(link);
        });
    }

    /** The page went away while something was under way: it will be back. */
    @OnError
    void gone(HttpClosedException failure) {
        LOG.debug("a page went away", failure);
    }

    /** All that leaves {@link #frame} is handled there; what is left is a frame beyond the limit of the server. */
    @OnError
    void tooLong(IllegalStateException failure, WebSocketConnection connection) {
        LOG.debug("a frame was too long", failure);
        page(connection).fail(ChatError.TOO_LONG, null, null);
        page(connection).close(PageLink.TOO_BIG, "frame too long");
    }

    @OnError
    void failed(Exception failure, WebSocketConnection connection) {
        LOG.error("a chat connection failed", failure);
        page(connection).close(PageLink.TRY_AGAIN_LATER, "failed");
    }

    private void handle(ClientFrame frame, PageLink page) {
        try {
            frames.handle(frame, page);
        } catch (RuntimeException e) {
            LOG.error("a chat frame could not be handled", e);
            page.fail(ChatError.UNAVAILABLE, null, null);
        }
    }

    private static @Nullable ClientFrame read(String json) {
        try {
            return ContractJson.mapper().readValue(json, ClientFrame.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static PageLink page(WebSocketConnection connection) {
        PageLink page = connection.userData().get(PageLink.KEY);
        if (page == null) {
            throw new IllegalStateException("a frame before its connection was opened");
        }
        return page;
    }
}
