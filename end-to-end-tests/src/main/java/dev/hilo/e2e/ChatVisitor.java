package dev.hilo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A visitor's chat window: one WebSocket, reconnecting and resuming like the page does. */
final class ChatVisitor implements AutoCloseable {

    private final URI chat;
    private volatile String token;
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final Object sending = new Object();
    private @Nullable WebSocket socket;
    private volatile @Nullable String session;
    private volatile long lastSeq;
    private volatile boolean open;

    /** @param token blank for who does not say who they are */
    ChatVisitor(URI chat, String token) {
        this.chat = chat;
        this.token = token;
    }

    /** Connects and says hello; again after the line was cut. */
    void connect() {
        String scheme = "https".equals(chat.getScheme()) ? "wss" : "ws";
        URI uri = URI.create(scheme + "://" + chat.getAuthority() + "/api/v1/chat");
        try {
            socket = Http.CLIENT
                    .newWebSocketBuilder()
                    .buildAsync(uri, new Listener())
                    .join();
        } catch (CompletionException e) {
            throw new Http.Unreachable(uri, new IOException(e.getCause()));
        }
        open = true;
        hello();
    }

    /** Says who they are, in mid-chat. */
    void signIn(String given) {
        token = given;
        hello();
    }

    /** The channel identity, once welcome. */
    String identity() {
        return frames.stream()
                .filter(frame -> frame.hasNonNull("visitor"))
                .map(frame -> "chat:" + frame.get("visitor").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not welcome yet"));
    }

    private void hello() {
        ObjectNode hello = Http.JSON
                .createObjectNode()
                .put("type", "hello")
                .put("language", "es")
                .put("lastSeq", lastSeq);
        if (!token.isBlank()) {
            hello.put("token", token);
        }
        if (session != null) {
            hello.put("session", session);
        }
        send(hello);
    }

    boolean isOpen() {
        return open;
    }

    boolean isWelcome() {
        return open && session != null;
    }

    /** Writes; the same client id again is the same message. */
    void say(String clientId, String text) {
        send(Http.JSON
                .createObjectNode()
                .put("type", "message")
                .put("clientId", clientId)
                .put("text", text));
    }

    /** Asks where a file of a message may be put, and puts it there once that is known; answers whether it is there. */
    boolean upload(String clientId, String name, byte[] bytes) {
        Optional<String> href = frames.stream()
                .filter(frame -> "upload".equals(frame.path("type").asText())
                        && clientId.equals(frame.path("clientId").asText()))
                .map(frame -> frame.path("href").asText())
                .findFirst();
        if (href.isEmpty()) {
            send(Http.JSON
                    .createObjectNode()
                    .put("type", "upload")
                    .put("clientId", clientId)
                    .put("number", 0));
            return false;
        }
        return Http.upload(chat.resolve(href.get()), Objects.requireNonNull(session), name, bytes)
                .ok()
                .hasNonNull("number");
    }

    /** Sends the file uploaded for a message, and nothing else. */
    void sayWithFile(String clientId) {
        ObjectNode message = Http.JSON.createObjectNode().put("type", "message").put("clientId", clientId);
        message.putArray("files").add(0);
        send(message);
    }

    /** Lets the desk see that something is being written. */
    void types() {
        send(Http.JSON.createObjectNode().put("type", "typing"));
    }

    /** Whether the desk was said to be there, at the welcome or since. */
    boolean sawTheDesk() {
        return frames.stream().anyMatch(frame -> frame.path("desk").asBoolean());
    }

    /** Whether somebody of the desk was seen to be writing. */
    boolean sawTyping() {
        return frames.stream()
                .anyMatch(frame -> "typing".equals(frame.path("type").asText()));
    }

    boolean isAcknowledged(String clientId) {
        return frames.stream()
                .anyMatch(frame -> "ack".equals(frame.path("type").asText())
                        && clientId.equals(frame.path("clientId").asText()));
    }

    /** Whether the service could not take the message yet; answers so once for each such answer. */
    boolean isAskedToRepeat(String clientId) {
        return frames.removeIf(frame -> "error".equals(frame.path("type").asText())
                && clientId.equals(frame.path("clientId").asText()));
    }

    /** What the desk wrote, in the order of the session, each once. */
    List<JsonNode> fromDesk() {
        return frames.stream()
                .flatMap(frame -> "welcome".equals(frame.path("type").asText())
                        ? stream(frame.path("messages"))
                        : List.of(frame).stream())
                .filter(frame -> frame.hasNonNull("deliveryId"))
                .toList();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false);
    }

    private void send(JsonNode frame) {
        WebSocket line = socket;
        if (line == null || !open) {
            throw new Http.Unreachable(chat, new IOException("the chat line is cut"));
        }
        try {
            synchronized (sending) {
                line.sendText(frame.toString(), true).join();
            }
        } catch (CompletionException e) {
            open = false;
            throw new Http.Unreachable(chat, new IOException(e.getCause()));
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket line, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                take(line, partial.toString());
                partial.setLength(0);
            }
            line.request(1);
            return null;
        }

        /** Says how far it has the messages, as the page does. */
        private void confirm(WebSocket line) {
            String frame = Http.JSON
                    .createObjectNode()
                    .put("type", "received")
                    .put("seq", lastSeq)
                    .toString();
            synchronized (sending) {
                line.sendText(frame, true).exceptionally(gone -> line).join();
            }
        }

        private void take(WebSocket line, String text) {
            try {
                JsonNode frame = Http.JSON.readTree(text);
                if (frame.hasNonNull("session")) {
                    session = frame.get("session").asText();
                }
                stream(frame.path("messages")).forEach(this::seen);
                seen(frame);
                frames.add(frame);
                if (frame.has("deliveryId") || frame.has("messages")) {
                    confirm(line);
                }
            } catch (IOException e) {
                throw new IllegalStateException("the chat service sent no JSON", e);
            }
        }

        private void seen(JsonNode message) {
            if (message.hasNonNull("seq")) {
                lastSeq = Math.max(lastSeq, message.get("seq").asLong());
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket line, int status, String reason) {
            open = false;
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket line, Throwable error) {
            open = false;
        }
    }
}
