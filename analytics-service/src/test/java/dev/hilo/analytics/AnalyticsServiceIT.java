package dev.hilo.analytics;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Management;
import dev.hilo.kit.test.OpenApiDocument;
import dev.hilo.kit.test.Samples;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real store; the contract's samples stand in for the case service. */
@QuarkusTest
@QuarkusTestResource(value = BrokerAndStore.class, restrictToAnnotatedClass = true)
class AnalyticsServiceIT {

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    @Test
    void its_document_says_what_everything_is_and_is_the_committed_one() throws Exception {
        OpenApiDocument.served().saysWhatEverythingIs();
        OpenApiDocument.isCommittedAs("openapi-analytics.yaml");
    }

    @Test
    @TestSecurity(user = "boss", roles = "supervisor")
    void the_story_told_twice_is_one_case_on_two_channels_with_its_times() {
        List<ContextCommitted> story = Samples.story().subList(0, 5);
        try (EventPublisher publisher =
                new EventPublisher(KafkaConnection.to(bootstrapServers), URI.create("/hilo/test"), Map.of())) {
            publisher.publishAll(EventType.CONTEXT_COMMITTED, story);
            publisher.publishAll(EventType.CONTEXT_COMMITTED, story);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> when().get("/api/v1/reports/summary")
                        .then()
                        .statusCode(200)
                        .body("opened", is(1))
                        .body("resolved", is(1))
                        .body("onSeveralChannels", is(1))
                        .body("channels.channel", contains("chat", "email"))
                        .body("channels.interactions", contains(1, 1))
                        .body("firstResponse.meanSeconds", is(359.0f))
                        .body("resolution.medianSeconds", is(539.0f))
                        .body("firstContactResolution.rate", is(1.0f)));
        Management.get("/q/health/well").then().statusCode(200);
    }
}
