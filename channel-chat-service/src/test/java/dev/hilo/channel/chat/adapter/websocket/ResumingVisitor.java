package dev.hilo.channel.chat.adapter.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A visitor whose page does what the protocol says: resumes after every break, and sends again until acknowledged. */
final class ResumingVisitor {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration WELCOME = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final URI server;
    private final List<String> doubled = new ArrayList<>();
    private final TreeMap<Long, String> shown = new TreeMap<>();
    private @Nullable ChatClient client;
    private @Nullable String secret;
    private @Nullable String identity;
    private int breaks;

    ResumingVisitor(URI server) {
        this.server = server;
    }

    /** Returns once the message is acknowledged, however often the service dies meanwhile. */
    void say(String clientId, String text) {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            try {
                ChatClient page = connected();
                page.send(Map.of("type", "message", "clientId", clientId, "text", text));
                if (acknowledged(page, clientId, text)) {
                    return;
                }
            } catch (CompletionException e) {
                broken();
            }
        }
        throw new AssertionError("not acknowledged within " + PATIENCE + ": " + clientId);
    }

    /** Reads along until there are so many messages, own ones included. */
    void awaitMessages(int count) {
        Instant until = Instant.now().plus(PATIENCE);
        while (shown.size() < count && Instant.now().isBefore(until)) {
            try {
                ChatClient page = connected();
                page.poll(Duration.ofMillis(200)).ifPresent(this::take);
                if (page.isClosed()) {
                    broken();
                }
            } catch (CompletionException e) {
                broken();
            }
        }
    }

    void confirmSeen() {
        connected().send(Map.of("type", "seen", "seq", shown.lastKey()));
    }

    /** What the page shows, by number. */
    TreeMap<Long, String> shown() {
        return shown;
    }

    /** What it was sent a second time under another number, or another text under the same. */
    List<String> doubled() {
        return doubled;
    }

    int breaks() {
        return breaks;
    }

    String identity() {
        connected();
        return Optional.ofNullable(identity).orElseThrow();
    }

    private boolean acknowledged(ChatClient page, String clientId, String text) {
        Instant until = Instant.now().plus(ANSWER);
        while (!page.isClosed() && Instant.now().isBefore(until)) {
            Optional<JsonNode> frame = page.poll(Duration.ofMillis(50));
            if (frame.isPresent()) {
                take(frame.get());
                if (frame.get().path("clientId").asText().equals(clientId)
                        && !frame.get().path("type").asText().equals("error")) {
                    show(frame.get().path("seq").asLong(), text);
                    return true;
                }
            }
        }
        if (page.isClosed()) {
            broken();
        }
        return false;
    }

    private void take(JsonNode frame) {
        if (frame.path("type").asText().equals("message")) {
            show(frame.path("seq").asLong(), frame.path("text").asText());
        }
    }

    private void show(long seq, String text) {
        String before = shown.put(seq, text);
        if (before != null && !before.equals(text)) {
            doubled.add(before + " / " + text);
        }
    }

    private ChatClient connected() {
        if (client == null) {
            ChatClient opened = new ChatClient(server);
            Map<String, Object> hello = new HashMap<>();
            hello.put("type", "hello");
            hello.put("language", "es");
            hello.put("lastSeq", shown.isEmpty() ? 0 : shown.lastKey());
            if (secret != null) {
                hello.put("session", secret);
            }
            opened.send(hello);
            JsonNode welcome = welcome(opened);
            secret = welcome.path("session").asText();
            identity = "chat:" + welcome.path("visitor").asText();
            welcome.path("messages")
                    .forEach(message -> show(
                            message.path("seq").asLong(), message.path("text").asText()));
            client = opened;
        }
        return client;
    }

    private static JsonNode welcome(ChatClient opened) {
        Optional<JsonNode> welcome = opened.poll(WELCOME);
        if (welcome.isEmpty()) {
            opened.close();
        }
        return welcome.orElseThrow(() -> new CompletionException("no welcome within " + WELCOME, null));
    }

    private void broken() {
        breaks++;
        if (client != null) {
            client.close();
            client = null;
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
}
