package dev.hilo.notification;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.IdentityErased;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Management;
import dev.hilo.kit.test.OpenApiDocument;
import dev.hilo.notification.tracking.app.CaseQueues;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real store; the contract's samples, sealed, stand in for the case service. */
@QuarkusTest
@QuarkusTestResource(value = BrokerAndStore.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KeysStandIn.class, restrictToAnnotatedClass = true)
class NotificationServiceIT {

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    @ConfigProperty(name = "hilo.case-api.token-file")
    Path tokenFile;

    @Inject
    CaseQueues queues;

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    @Test
    void its_document_says_what_everything_is_and_is_the_committed_one() throws Exception {
        OpenApiDocument.served().saysWhatEverythingIs();
        OpenApiDocument.isCommittedAs("openapi-notification.yaml");
    }

    @Test
    @TestSecurity(user = "agent-marta", roles = "agent")
    void the_story_waits_for_its_keys_and_told_twice_asks_for_three_deliveries_and_shows_what_became_of_them()
            throws IOException {
        List<ContextCommitted> story = SealedStory.of("u-ana");
        ConsumerSettings asChannel = ConsumerSettings.of(KafkaConnection.to(bootstrapServers), "channel");
        try (EventPublisher publisher =
                        new EventPublisher(KafkaConnection.to(bootstrapServers), URI.create("/hilo/test"), Map.of());
                EventConsumer<Delivery> channel = EventConsumer.start(
                        EventType.DELIVERY_REQUESTED,
                        events -> events.forEach(event -> deliveries.add(event.data())),
                        asChannel)) {
            publisher.publishAll(EventType.CONTEXT_COMMITTED, story);
            publisher.publishAll(EventType.CONTEXT_COMMITTED, story);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> Management.get("/q/health/well")
                            .then()
                            .statusCode(503)
                            .body(containsString("answers 401"))
                            .body(containsString("role service")));
            Management.get("/q/health/ready").then().statusCode(200);
            Management.get("/q/health/live").then().statusCode(200);

            Files.writeString(tokenFile, KeysStandIn.TOKEN);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(deliveries).hasSize(3));
            assertThat(deliveries)
                    .extracting(Delivery::to)
                    .containsExactlyInAnyOrder("mailto:ana@corp.com", "chat:7f3c9a", "chat:7f3c9a");
            assertThat(deliveries)
                    .extracting(Delivery::text)
                    .anyMatch(text -> text.startsWith("Hola Ana, he reiniciado"));
            publisher.publishAll(EventType.DELIVERY_RECEIPTED, List.of(receipt(deliveries.getFirst())));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> when().get("/api/v1/deliveries?caseId=HILO-1001")
                            .then()
                            .statusCode(200)
                            .body("size()", is(3))
                            .body("find { it.kind == 'acknowledgement' }.status", is("sent"))
                            .body("find { it.kind == 'resolution' }.channel", is("chat")));
            assertThat(deliveries).as("told once, though the stream came twice").hasSize(3);
            assertThat(channel.topic()).isEqualTo("hilo.deliveries");

            publisher.publishAll(
                    EventType.IDENTITY_ERASED,
                    List.of(new IdentityErased("erasure-1", "chat:7f3c9a", Instant.parse("2027-11-23T08:00:00Z"))));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> when().get("/api/v1/deliveries?userId=u-ana")
                            .then()
                            .body("findAll { it.channel == 'chat' }.to", everyItem(nullValue()))
                            .body("find { it.channel == 'email' }.to", is("mailto:ana@corp.com"))
                            .body("size()", is(3)));
        }
        Management.get("/q/health/well").then().statusCode(200);
    }

    @Test
    @TestSecurity(user = "agent-marta", roles = "agent")
    void nothing_is_asked_of_a_channel_that_nobody_serves_and_the_case_shows_it() {
        Instant at = Instant.parse("2026-11-23T08:00:00Z");
        ContextCommitted called = new ContextCommitted(
                "u-called",
                1,
                List.of("cmd-1"),
                at,
                List.of(
                        new ContextFact.IdentityLinked("tel:+34600000009", "voice", "agent", null, null, null, null),
                        new ContextCaseFact.CaseOpened(
                                "HILO-2009",
                                null,
                                "VPN",
                                "voice",
                                "es",
                                3,
                                3,
                                4,
                                "service-desk",
                                null,
                                null,
                                null,
                                "agent-marta",
                                null)));
        try (EventPublisher publisher =
                new EventPublisher(KafkaConnection.to(bootstrapServers), URI.create("/hilo/test"), Map.of())) {
            publisher.publishAll(EventType.CONTEXT_COMMITTED, List.of(called));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> when().get("/api/v1/deliveries?caseId=HILO-2009")
                            .then()
                            .body("size()", is(1))
                            .body("[0].status", is("unreachable"))
                            .body("[0].channel", nullValue()));
            assertThat(queues.of(List.of("HILO-2009"))).isEqualTo(Map.of("HILO-2009", "service-desk"));
        }
        Management.get("/q/metrics")
                .then()
                .body(containsString(
                        "hilo_notification_decisions_total{channel=\"none\",outcome=\"unreachable\"} 1.0"));
    }

    private static DeliveryReceipt receipt(Delivery delivery) {
        return new DeliveryReceipt(
                delivery.id(),
                delivery.channel(),
                DeliveryReceipt.Status.SENT,
                1,
                delivery.requestedAt().plusSeconds(1),
                null,
                null);
    }
}
