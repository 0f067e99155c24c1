package dev.hilo.notification;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Answers that nobody sees in the chat, on a real broker and a real store: the commit is read again, and opened again. */
@QuarkusTest
@TestProfile(AnswerElsewhereIT.Impatient.class)
@QuarkusTestResource(value = BrokerAndStore.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = KeysStandIn.class, restrictToAnnotatedClass = true)
class AnswerElsewhereIT {

    /** Two minutes are long. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hilo.notification.seen-within", "1S");
        }
    }

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    @ConfigProperty(name = "hilo.case-api.token-file")
    Path tokenFile;

    @Test
    @TestSecurity(user = "agent-marta", roles = "agent")
    void what_a_visitor_who_left_does_not_see_goes_to_their_mail_once() throws IOException {
        Files.writeString(tokenFile, KeysStandIn.TOKEN);
        List<Delivery> mails = new CopyOnWriteArrayList<>();
        try (EventPublisher publisher =
                        new EventPublisher(KafkaConnection.to(bootstrapServers), URI.create("/hilo/test"), Map.of());
                EventConsumer<Delivery> channel = EventConsumer.start(
                        EventType.DELIVERY_REQUESTED,
                        events -> events.forEach(event -> {
                            if (event.data().channel().equals("email")) {
                                mails.add(event.data());
                            }
                        }),
                        ConsumerSettings.of(KafkaConnection.to(bootstrapServers), "elsewhere"))) {
            publisher.publishAll(EventType.CONTEXT_COMMITTED, SealedStory.of("u-eva"));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(mails)
                            .extracting(Delivery::kind)
                            .containsExactlyInAnyOrder(
                                    Delivery.Kind.ACKNOWLEDGEMENT,
                                    Delivery.Kind.AGENT_MESSAGE,
                                    Delivery.Kind.RESOLUTION));
            assertThat(mails).extracting(Delivery::to).containsOnly("mailto:ana@corp.com");
            assertThat(mails).extracting(Delivery::text).anyMatch(text -> text.contains("Hola Ana, he reiniciado"));
            await().during(Duration.ofSeconds(6))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(mails).hasSize(3));
            assertThat(channel.topic()).isEqualTo("hilo.deliveries");
        }
        when().get("/api/v1/deliveries?userId=u-eva")
                .then()
                .body("findAll { it.kind == 'resolution' }.channel", hasItem("email"));
    }
}
