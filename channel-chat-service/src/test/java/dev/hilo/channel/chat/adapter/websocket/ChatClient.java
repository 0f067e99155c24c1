package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.contracts.ContractJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A page as the service sees one: a real WebSocket that sends frames, and awaits some that the protocol's document knows. */
final class ChatClient implements AutoCloseable {

    private static final ChatDocument DOCUMENT = ChatDocument.read();
    private static final Duration SOON = Duration.ofSeconds(10);

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean reading = true;

    ChatClient(URI server) {
        this(server, null);
    }

    ChatClient(URI server, @Nullable String origin) {
        this(server, origin, Map.of());
    }

    ChatClient(URI server, @Nullable String origin, Map<String, String> headers) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        this.socket = builder.buildAsync(URI.create("ws://" + server.getAuthority() + "/api/v1/chat"), new Listener())
                .join();
    }

    ChatClient send(Map<String, ?> frame) {
        return send(new String(ContractJson.write(frame), StandardCharsets.UTF_8));
    }

    ChatClient send(String json) {
        socket.sendText(json, true).join();
        return this;
    }

    JsonNode hello(Map<String, ?> hello) {
        send(hello);
        return await("welcome");
    }

    /** The next frame, which is of this type. */
    JsonNode await(String type) {
        JsonNode frame = next();
        assertThat(frame.path("type").asText()).as("type of %s", frame).isEqualTo(type);
        return frame;
    }

    private JsonNode next() {
        return poll(SOON).orElseThrow(() -> new AssertionError("no frame within " + SOON));
    }

    /** The next frame of any type, if one comes in time. */
    Optional<JsonNode> poll(Duration patience) {
        try {
            JsonNode frame = frames.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (frame != null) {
                assertThat(DOCUMENT.wrong("fromService", frame))
                        .as(frame.toString())
                        .isEmpty();
            }
            return Optional.ofNullable(frame);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The frames that have come and were not awaited. */
    List<JsonNode> received() {
        return List.copyOf(frames);
    }

    /** From now on it takes nothing in, not even pings, but goes on sending. */
    ChatClient stopReading() {
        reading = false;
        return this;
    }

    void readOn() {
        reading = true;
        socket.request(1);
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** The close code, once the service has closed the connection. */
    int closeCode() {
        return closed.orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                frames.add(ContractJson.read(text.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class));
                text.setLength(0);
            }
            if (reading) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }
}
