package dev.hilo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An agent's client: the case API and its live stream, and what other services report. */
final class AgentDesk implements AutoCloseable {

    private final Endpoints at;
    private final String token;
    private final List<LiveEntry> live = new CopyOnWriteArrayList<>();
    private final List<JsonNode> presence = new CopyOnWriteArrayList<>();
    private volatile String lastEventId = "0";
    private volatile boolean following = true;

    AgentDesk(Endpoints at, String token) {
        this.at = at;
        this.token = token;
    }

    /** An entry as the live stream brought it. */
    record LiveEntry(long version, JsonNode entry, Instant arrived) {}

    Optional<JsonNode> userBy(String identity) {
        Http.Answer answer =
                Http.get(URI.create(at.cases() + "/api/v1/users?" + Http.query(Map.of("identity", identity))), token);
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.ok());
    }

    JsonNode caseById(String caseId) {
        return Http.get(URI.create(at.cases() + "/api/v1/cases/" + caseId), token)
                .ok();
    }

    List<JsonNode> timeline(String userId) {
        JsonNode page = Http.get(URI.create(at.cases() + "/api/v1/users/" + userId + "/timeline?limit=200"), token)
                .ok();
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    byte[] attachment(JsonNode item) {
        return Http.bytes(URI.create(at.cases() + item.get("href").asText()), token);
    }

    JsonNode answer(String caseId, String key, String text) {
        return Http.post(
                        URI.create(at.cases() + "/api/v1/cases/" + caseId + "/messages"),
                        token,
                        key,
                        Map.of("text", text))
                .ok();
    }

    JsonNode resolve(String caseId, String key, String cause, String resolution) {
        Http.Answer answer = Http.post(
                URI.create(at.cases() + "/api/v1/cases/" + caseId + "/resolve"),
                token,
                key,
                Map.of("cause", cause, "resolution", resolution));
        return answer.ok();
    }

    /** Has a code sent to an identity that another one claims; answers with the verification. */
    JsonNode verify(String identity, String claim) {
        return Http.post(
                        URI.create(at.cases() + "/api/v1/verifications"),
                        token,
                        claim,
                        Map.of("identity", identity, "claim", claim))
                .ok();
    }

    JsonNode confirm(String verificationId, String code) {
        return Http.post(
                        URI.create(at.cases() + "/api/v1/verifications/" + verificationId + "/confirm"),
                        token,
                        verificationId,
                        Map.of("code", code))
                .ok();
    }

    JsonNode deliveries(String caseId) {
        return Http.get(URI.create(at.notification() + "/api/v1/deliveries?caseId=" + caseId), token)
                .ok();
    }

    Http.Answer report(String caseId) {
        return Http.get(URI.create(at.analytics() + "/api/v1/reports/cases/" + caseId), token);
    }

    /** Follows a user's timeline until closed, reconnecting with the last event's id. */
    void follow(String userId) {
        Thread.ofVirtual().name("live-" + userId).start(() -> {
            while (following) {
                try {
                    read(userId);
                } catch (IOException e) {
                    pause();
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    private void read(String userId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(at.cases() + "/api/v1/users/" + userId + "/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEventId)
                .build();
        HttpResponse<Stream<String>> response = Http.CLIENT.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            StringBuilder data = new StringBuilder();
            StringBuilder name = new StringBuilder();
            lines.takeWhile(line -> following).forEach(line -> {
                if (line.startsWith("id:")) {
                    lastEventId = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name.append(line.substring(6).strip());
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    arrived(name.toString(), data.toString());
                    data.setLength(0);
                    name.setLength(0);
                }
            });
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        pause();
    }

    private void arrived(String name, String json) {
        try {
            if (name.equals("presence")) {
                presence.add(Http.JSON.readTree(json));
                return;
            }
            JsonNode commit = Http.JSON.readTree(json);
            Instant now = Instant.now();
            commit.get("entries")
                    .forEach(entry ->
                            live.add(new LiveEntry(commit.get("version").asLong(), entry, now)));
        } catch (IOException e) {
            throw new IllegalStateException("the live stream sent no JSON", e);
        }
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
    }

    /** What the live stream told of who is there. */
    List<JsonNode> presence() {
        return List.copyOf(presence);
    }

    /** Lets the user see that the agent is writing. */
    void types(String caseId) {
        Http.post(
                        URI.create(at.cases() + "/api/v1/cases/" + caseId + "/typing"),
                        token,
                        UUID.randomUUID().toString(),
                        Map.of())
                .ok();
    }

    List<LiveEntry> live() {
        return List.copyOf(live);
    }

    @Override
    public void close() {
        following = false;
    }
}
