package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.channel.tck.InMemoryTransport;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IdentityProvider.class)
@SuppressWarnings("NullAway.Init")
class ChatSocketTest {

    @TestHTTPResource
    URI server;

    @Inject
    InMemoryTransport transport;

    @AfterEach
    void mend() {
        transport.mend();
    }

    @Test
    void a_message_sent_three_times_is_one_interaction_and_gets_the_same_answer_each_time() {
        try (ChatClient page = new ChatClient(server)) {
            String identity = identity(page.hello(Map.of("type", "hello", "language", "es")));
            for (int i = 0; i < 3; i++) {
                page.send(message("c-1", "sigo sin poder entrar"));
            }
            JsonNode first = page.await("ack");

            assertThat(first.path("seq").asLong()).isEqualTo(1);
            assertThat(page.await("ack")).isEqualTo(first);
            assertThat(page.await("ack")).isEqualTo(first);
            assertThat(interactionsOf(identity))
                    .extracting(i -> i.content().text())
                    .containsExactly("sigo sin poder entrar");
        }
    }

    @Test
    void a_token_makes_a_verified_claim() {
        String token = IdentityProvider.token("Ana García", "Ana@Corp.com", true);
        try (ChatClient page = new ChatClient(server)) {
            JsonNode welcome = page.hello(Map.of("type", "hello", "language", "es", "token", token));
            page.send(message("c-1", "hola")).await("ack");

            assertThat(welcome.path("verified").asBoolean()).isTrue();
            assertThat(welcome.path("name").asText()).isEqualTo("Ana García");
            assertThat(interactionsOf(identity(welcome)).getFirst().from().claims())
                    .containsExactly(new Party.Claim("mailto:ana@corp.com", true, "token"));
        }
    }

    @Test
    void an_address_the_issuer_did_not_verify_claims_nothing() {
        String token = IdentityProvider.token("Eva", "ceo@corp.com", false);
        try (ChatClient page = new ChatClient(server)) {
            JsonNode welcome = page.hello(Map.of("type", "hello", "token", token));
            page.send(message("c-1", "hola")).await("ack");

            assertThat(welcome.path("verified").asBoolean()).isFalse();
            assertThat(interactionsOf(identity(welcome)).getFirst().from().claims())
                    .isEmpty();
        }
    }

    @Test
    void a_bad_token_is_refused_in_the_visitor_s_language_and_they_may_go_on_without() {
        List<String> bad = List.of(
                "not.a.token",
                IdentityProvider.token(
                        "A",
                        "a@b.c",
                        true,
                        IdentityProvider.issuer(),
                        IdentityProvider.keys().getPrivate(),
                        Duration.ofMinutes(5)),
                IdentityProvider.token(
                        "A", "a@b.c", true, "http://elsewhere", IdentityProvider.key(), Duration.ofMinutes(5)),
                IdentityProvider.token(
                        "A", "a@b.c", true, IdentityProvider.issuer(), IdentityProvider.key(), Duration.ofMinutes(-5)));
        try (ChatClient page = new ChatClient(server)) {
            for (String token : bad) {
                JsonNode error = page.send(Map.of("type", "hello", "language", "es-ES", "token", token))
                        .await("error");
                assertThat(error.path("code").asText()).isEqualTo("token-rejected");
                assertThat(error.path("message").asText()).contains("Vuelva a identificarse");
            }
            page.hello(Map.of("type", "hello", "language", "es"));
        }
    }

    @Test
    void a_delivery_is_shown_at_once_and_receipted_as_the_page_says() {
        try (ChatClient page = new ChatClient(server)) {
            String identity = identity(page.hello(Map.of("type", "hello", "language", "es")));
            page.send(message("c-1", "hola")).await("ack");
            transport.deliver(AgentMessages.of("d-shown", identity, "Buenas, soy Leo"));
            JsonNode shown = page.await("message");
            page.send(Map.of("type", "received", "seq", 2));
            page.send(Map.of("type", "seen", "seq", 2));

            assertThat(shown.path("kind").asText()).isEqualTo("agent-message");
            assertThat(shown.path("author").asText()).isEqualTo("Leo");
            assertThat(shown.path("text").asText()).isEqualTo("Buenas, soy Leo");
            assertThat(shown.path("seq").asLong()).isEqualTo(2);
            await().untilAsserted(() -> assertThat(statusesOf("d-shown"))
                    .containsExactlyInAnyOrder(
                            DeliveryReceipt.Status.SENT,
                            DeliveryReceipt.Status.DELIVERED,
                            DeliveryReceipt.Status.READ));
        }
    }

    @Test
    void a_delivery_to_nobody_fails_and_says_why() {
        transport.deliver(AgentMessages.of("d-nobody", "chat:vis_nobody", "¿hola?"));
        transport.deliver(AgentMessages.of("d-mail", "mailto:ana@corp.com", "¿hola?"));

        for (String id : List.of("d-nobody", "d-mail")) {
            await().untilAsserted(() -> assertThat(receiptsOf(id))
                    .singleElement()
                    .satisfies(receipt -> {
                        assertThat(receipt.status()).isEqualTo(DeliveryReceipt.Status.FAILED);
                        assertThat(receipt.reason()).contains("no chat session");
                    }));
        }
    }

    @Test
    void who_was_away_gets_what_came_meanwhile_once() {
        String secret;
        String identity;
        try (ChatClient page = new ChatClient(server)) {
            JsonNode welcome = page.hello(Map.of("type", "hello", "language", "es"));
            secret = welcome.path("session").asText();
            identity = identity(welcome);
            page.send(message("c-1", "hola")).await("ack");
        }
        transport.deliver(AgentMessages.of("d-away", identity, "¿sigue ahí?"));
        await().until(transport::allSettled);

        try (ChatClient page = new ChatClient(server)) {
            JsonNode welcome = page.hello(Map.of("type", "hello", "session", secret, "lastSeq", 1));
            assertThat(welcome.path("resumed").asBoolean()).isTrue();
            assertThat(welcome.path("messages"))
                    .singleElement()
                    .satisfies(
                            message -> assertThat(message.path("text").asText()).isEqualTo("¿sigue ahí?"));
            page.send(message("c-1", "hola"));
            assertThat(page.await("ack").path("seq").asLong()).isEqualTo(1);
        }
        assertThat(interactionsOf(identity)).hasSize(1);
    }

    @Test
    void while_the_broker_is_away_the_page_is_told_to_try_again_and_then_all_is_well() {
        try (ChatClient page = new ChatClient(server)) {
            String identity = identity(page.hello(Map.of("type", "hello", "language", "en")));
            transport.breakDown("no broker");
            JsonNode error = page.send(message("c-1", "hello")).await("error");
            transport.mend();

            assertThat(error.path("code").asText()).isEqualTo("not-sent");
            assertThat(error.path("clientId").asText()).isEqualTo("c-1");
            assertThat(error.path("retryAfter").asLong()).isPositive();
            assertThat(interactionsOf(identity)).isEmpty();
            assertThat(page.send(message("c-1", "hello"))
                            .await("ack")
                            .path("seq")
                            .asLong())
                    .isEqualTo(1);
            assertThat(interactionsOf(identity)).hasSize(1);
        }
    }

    @Test
    void what_cannot_be_understood_is_answered_and_does_no_harm() {
        try (ChatClient page = new ChatClient(server)) {
            assertThat(codeOf(page.send("{"))).isEqualTo("invalid-frame");
            assertThat(codeOf(page.send("[]"))).isEqualTo("invalid-frame");
            assertThat(codeOf(page.send("{\"type\":\"dance\"}"))).isEqualTo("unknown-type");
            assertThat(codeOf(page.send(message("c-1", "hola")))).isEqualTo("hello-first");
            page.hello(Map.of("type", "hello", "session", "made up", "lastSeq", -7));
            assertThat(codeOf(page.send(message("c-1", "  \u0000 ")))).isEqualTo("empty");
            assertThat(codeOf(page.send(message("c-1", "a".repeat(4001))))).isEqualTo("too-long");
            assertThat(codeOf(page.send(message("not a name", "hola")))).isEqualTo("invalid-frame");
            page.send(Map.of("type", "ping")).await("pong");
            page.send(message("c-1", "a".repeat(4000))).await("ack");
        }
    }

    @Test
    void who_writes_too_fast_is_told_how_long_to_wait() {
        try (ChatClient page = new ChatClient(server)) {
            page.hello(Map.of("type", "hello", "language", "es"));
            for (int i = 0; i < 10; i++) {
                page.send(message("c-" + i, "hola")).await("ack");
            }
            JsonNode refusal = page.send(message("c-10", "hola")).await("error");

            assertThat(refusal.path("code").asText()).isEqualTo("rate-limited");
            assertThat(refusal.path("clientId").asText()).isEqualTo("c-10");
            assertThat(refusal.path("retryAfter").asLong()).isBetween(1L, 500L);
        }
    }

    @Test
    void a_frame_that_is_far_too_long_ends_the_connection() {
        try (ChatClient page = new ChatClient(server)) {
            page.hello(Map.of("type", "hello"));
            page.send(message("c-1", "a".repeat(70_000)));

            assertThat(page.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void only_pages_of_our_own_origin_and_of_those_allowed_may_connect() {
        String own = "http://" + server.getAuthority();
        for (String origin : List.of(own, "https://intranet.corp.com")) {
            try (ChatClient page = new ChatClient(server, origin)) {
                page.hello(Map.of("type", "hello"));
            }
        }
        for (String origin : List.of("https://evil.example", "null", own + ".evil.example")) {
            assertThatThrownBy(() -> new ChatClient(server, origin)).hasStackTraceContaining("403");
        }
    }

    private static Map<String, ?> message(String clientId, String text) {
        return Map.of("type", "message", "clientId", clientId, "text", text);
    }

    private static String codeOf(ChatClient page) {
        return page.await("error").path("code").asText();
    }

    private static String identity(JsonNode welcome) {
        return "chat:" + welcome.path("visitor").asText();
    }

    private List<Interaction> interactionsOf(String identity) {
        return transport.interactions().stream()
                .filter(interaction -> interaction.from().identity().equals(identity))
                .toList();
    }

    private List<DeliveryReceipt> receiptsOf(String deliveryId) {
        return transport.receipts().stream()
                .filter(receipt -> receipt.deliveryId().equals(deliveryId))
                .toList();
    }

    private List<DeliveryReceipt.Status> statusesOf(String deliveryId) {
        return receiptsOf(deliveryId).stream().map(DeliveryReceipt::status).toList();
    }
}
