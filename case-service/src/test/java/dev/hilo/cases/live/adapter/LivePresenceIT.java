package dev.hilo.cases.live.adapter;

import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.CaseApi.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.cases.Topics;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.contracts.PresenceNoted.State;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Who is there and who writes, between a channel and those who follow the user. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class LivePresenceIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    URI service;

    private final String chat = "chat:vis_" + UUID.randomUUID();

    @Test
    void who_follows_a_user_sees_them_come_write_and_leave_and_never_by_an_id() {
        String user = CaseApi.writes(publisher, database, chat, "c1" + chat, "hola");
        note(State.HERE);
        try (EventStreamClient stream = follow(user)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(told(stream)).containsExactly(shown(true, false)));
            note(State.TYPING);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told(stream)).endsWith(shown(true, false), shown(true, true)));
            note(State.HERE);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told(stream))
                            .as("typing lapses by itself")
                            .endsWith(shown(true, true), shown(true, false)));
            note(State.GONE);
            await().atMost(SOON).untilAsserted(() -> assertThat(told(stream)).endsWith(shown(false, false)));
            assertThat(stream.lastId()).isEmpty();
        }
    }

    @Test
    void an_agent_who_writes_is_seen_where_the_user_is_there_and_nothing_is_taken_down() {
        String user = CaseApi.writes(publisher, database, chat, "c1" + chat, "hola");
        String caseId = await().atMost(SOON)
                .until(
                        () -> as("agent", "Marta")
                                .get("/api/v1/users?identity={i}", chat)
                                .<String>path("cases[0].id"),
                        Objects::nonNull);
        types(caseId);
        note(State.HERE);
        try (EventStreamClient stream = follow(user)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(told(stream)).hasSize(1));
        }
        types(caseId);

        await().atMost(SOON).untilAsserted(() -> assertThat(typing()).hasSize(1));
        assertThat(database.getCollection("audit").find().into(new ArrayList<>()))
                .isNotEmpty()
                .noneMatch(entry -> entry.toString().contains("/typing"));
        as("agent", "Marta").post("/api/v1/cases/HILO-999999/typing").then().statusCode(404);
        as("user", "Ana").post("/api/v1/cases/{id}/typing", caseId).then().statusCode(403);
    }

    private static void types(String caseId) {
        as("agent", "Marta").post("/api/v1/cases/{id}/typing", caseId).then().statusCode(204);
    }

    /** The signs that somebody of the desk writes to this visitor. */
    private List<String> typing() {
        return Topics.records(bootstrapServers, "hilo\\.presence").stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(sign -> sign.contains(chat) && sign.contains("\"desk\"") && sign.contains("\"typing\""))
                .toList();
    }

    private void note(State state) {
        publisher
                .publish(EventType.PRESENCE_NOTED, PresenceNoted.ofUser(chat, state, Instant.now()))
                .join();
    }

    private EventStreamClient follow(String user) {
        return EventStreamClient.open(
                service.resolve("/api/v1/users/" + user + "/events"), token("agent", "Marta"), null);
    }

    private Map<String, Object> shown(boolean here, boolean typing) {
        return Map.of("identity", chat, "here", here, "typing", typing);
    }

    private static List<Object> told(EventStreamClient stream) {
        return stream.events().stream()
                .filter(event -> event.name().equals("presence"))
                .<Object>map(EventStreamClient.Received::data)
                .toList();
    }
}
