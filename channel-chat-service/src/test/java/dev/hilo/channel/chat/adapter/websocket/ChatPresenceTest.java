package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.contracts.PresenceNoted.State;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IdentityProvider.class)
@SuppressWarnings("NullAway.Init")
class ChatPresenceTest {

    private static final Map<String, ?> TYPING = Map.of("type", "typing");

    @TestHTTPResource
    URI server;

    @Inject
    InMemoryPresence presence;

    @AfterEach
    void nobodyIsThere() {
        presence.note(PresenceNoted.ofDesk(State.GONE, Instant.now()));
    }

    @Test
    void the_desk_hears_that_a_visitor_is_here_types_and_leaves() {
        String identity;
        try (ChatClient page = new ChatClient(server)) {
            identity = "chat:"
                    + page.hello(Map.of("type", "hello", "language", "es"))
                            .path("visitor")
                            .asText();
            page.send(TYPING).send(Map.of("type", "ping")).await("pong");
            assertThat(presence.of(identity)).as("nobody knows them yet").isEmpty();

            page.send(Map.of("type", "message", "clientId", "c-1", "text", "hola"))
                    .await("ack");
            page.send(TYPING).send(TYPING).send(Map.of("type", "ping")).await("pong");
            assertThat(presence.of(identity)).containsExactly(State.HERE, State.TYPING);
        }
        await().untilAsserted(
                        () -> assertThat(presence.of(identity)).containsExactly(State.HERE, State.TYPING, State.GONE));
    }

    @Test
    void a_page_is_told_whether_the_desk_is_here_and_that_it_types_to_its_visitor_and_to_no_other() {
        try (ChatClient page = new ChatClient(server);
                ChatClient other = new ChatClient(server)) {
            JsonNode welcome = page.hello(Map.of("type", "hello"));
            assertThat(welcome.path("desk").isBoolean()).isTrue();
            assertThat(welcome.path("desk").asBoolean()).isFalse();
            other.hello(Map.of("type", "hello"));
            presence.note(PresenceNoted.ofDesk(State.HERE, Instant.now()));
            presence.note(PresenceNoted.ofDesk(State.HERE, Instant.now()));
            presence.note(
                    PresenceNoted.typingTo("chat:" + welcome.path("visitor").asText(), Instant.now()));

            assertThat(page.await("presence").path("desk").asBoolean()).isTrue();
            assertThat(page.await("typing").path("holds").asLong()).isBetween(5_000L, 6_000L);
            assertThat(other.await("presence").path("desk").asBoolean()).isTrue();
            other.send(Map.of("type", "ping")).await("pong");
            try (ChatClient late = new ChatClient(server)) {
                assertThat(late.hello(Map.of("type", "hello")).path("desk").asBoolean())
                        .isTrue();
            }
            presence.note(PresenceNoted.ofDesk(State.GONE, Instant.now()));
            assertThat(page.await("presence").path("desk").asBoolean()).isFalse();
        }
    }
}
