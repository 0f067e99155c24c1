package dev.hilo.routing;

import static dev.hilo.kit.test.TestTokens.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.hilo.contracts.CaseCommand;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.test.ApiWalk;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Management;
import dev.hilo.kit.test.OpenApiDocument;
import dev.hilo.kit.test.TestTokens;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.EventPublisher;
import dev.hilo.stream.KafkaConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real store; the test stands in for the case service. */
@QuarkusTest
@QuarkusTestResource(value = BrokerAndStore.class, restrictToAnnotatedClass = true)
@TestProfile(RoutingServiceIT.Seeded.class)
class RoutingServiceIT {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    private final List<CaseCommand.AssignCase> commands = new CopyOnWriteArrayList<>();

    @Test
    void its_document_says_what_everything_is_and_is_the_committed_one() throws Exception {
        OpenApiDocument.served().saysWhatEverythingIs();
        OpenApiDocument.isCommittedAs("openapi-routing.yaml");
    }

    @Test
    void cases_are_given_out_up_to_capacity_and_the_next_one_when_somebody_is_done() throws Exception {
        ConsumerSettings asCaseService = ConsumerSettings.of(KafkaConnection.to(bootstrapServers), "case-service");
        try (EventPublisher publisher =
                        new EventPublisher(KafkaConnection.to(bootstrapServers), URI.create("/hilo/test"), Map.of());
                EventConsumer<CaseCommand> caseService = EventConsumer.start(
                        EventType.CASE_COMMAND_ISSUED,
                        events -> events.forEach(event -> carryOut(publisher, (CaseCommand.AssignCase) event.data())),
                        asCaseService)) {
            for (int number = 0; number < 11; number++) {
                open(publisher, number);
                open(publisher, number);
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> given().header("Authorization", bearer("boss", "supervisor"))
                            .get("/api/v1/queues")
                            .then()
                            .body("[0].assigned", is(10))
                            .body("[0].waiting", is(1))
                            .body("[0].agents.find { it.id == 'agent-ana' }.load", is(2))
                            .body("[0].agents.find { it.id == 'agent-luis' }.load", is(3))
                            .body("[0].agents.find { it.id == 'agent-marta' }.load", is(5)));
            agents_see_their_queues_only();
            no_operation_tells_an_agent_of_another_queue_of_a_case();
            CaseCommand.AssignCase first = commands.getFirst();
            assertThat(first.agentId()).as("most free capacity").isEqualTo("agent-marta");

            publish(publisher, first.userId(), 3, new ContextCaseFact.CaseResolved(first.caseId(), "other", "ok", "a"));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> given().header("Authorization", bearer("boss", "supervisor"))
                            .get("/api/v1/queues")
                            .then()
                            .body("[0].assigned", is(10))
                            .body("[0].waiting", is(0)));
            assertThat(commands)
                    .as("one command a case")
                    .hasSize(11)
                    .extracting(CaseCommand::caseId)
                    .doesNotHaveDuplicates();
            assertThat(caseService.topic()).isEqualTo("hilo.case-commands");
        }
        Management.get("/q/health/well").then().statusCode(200);
    }

    private static void no_operation_tells_an_agent_of_another_queue_of_a_case() throws Exception {
        String network = bearer("luis", "agent", Map.of("queues", List.of("network")));
        assertThat(ApiWalk.with(network, Map.of("name", "service-desk", "id", "agent-marta")))
                .isNotEmpty()
                .allSatisfy(
                        answer -> assertThat(answer.body()).as(answer.asked()).doesNotContain("HILO-"));
    }

    private static void agents_see_their_queues_only() {
        for (String path : List.of("/api/v1/queues", "/api/v1/queues/service-desk/cases")) {
            given().header("Authorization", bearer("eva", "agent", Map.of("queues", List.of("service-desk"))))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("size()", greaterThan(0));
        }
        String network = bearer("luis", "agent", Map.of("queues", List.of("network")));
        given().header("Authorization", network)
                .get("/api/v1/queues")
                .then()
                .body("name", not(hasItem("service-desk")));
        given().header("Authorization", network)
                .get("/api/v1/queues/service-desk/cases")
                .then()
                .statusCode(404);
    }

    @Test
    void a_missing_commit_holds_up_its_user_alone_and_is_said_until_it_comes() {
        try (EventPublisher publisher =
                new EventPublisher(KafkaConnection.to(bootstrapServers), URI.create("/hilo/test"), Map.of())) {
            publish(publisher, "u-gap", 3, new ContextCaseFact.CasePrioritised("HILO-900", 1, 1, 1, false, null, "a"));
            publish(publisher, "u-gap", 2, new ContextCaseFact.TagsChanged("HILO-900", List.of("vpn"), List.of(), "a"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> Management.get("/q/health/well")
                            .then()
                            .statusCode(503)
                            .body(containsString("for the commit before 2")));
            Management.get("/q/health/ready").then().statusCode(200);
            assertThat(Management.get("/q/metrics").asString())
                    .containsPattern("hilo_contexts_gaps\\{.*group=\"routing-service\".*} 1");

            publish(
                    publisher,
                    "u-gap",
                    1,
                    new ContextCaseFact.TagsChanged("HILO-900", List.of("wifi"), List.of(), "a"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> Management.get("/q/health/well").then().statusCode(200));
            assertThat(Management.get("/q/metrics").asString())
                    .containsPattern("hilo_contexts_gaps\\{.*group=\"routing-service\".*} 0")
                    .containsPattern("hilo_events_dead_lettered_total\\{.*hilo.contexts.*} 0");
        }
    }

    private void carryOut(EventPublisher publisher, CaseCommand.AssignCase assign) {
        commands.add(assign);
        publish(
                publisher,
                assign.userId(),
                2,
                new ContextCaseFact.CaseAssigned(
                        assign.caseId(), assign.queue(), assign.agentId(), assign.agentName(), assign.issuer()));
    }

    private static void open(EventPublisher publisher, int number) {
        publish(
                publisher,
                "u-" + number,
                1,
                new ContextCaseFact.CaseOpened(
                        "HILO-" + number,
                        "int-" + number,
                        "s",
                        "email",
                        "es",
                        3,
                        3,
                        4,
                        "service-desk",
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static void publish(EventPublisher publisher, String user, long version, ContextFact fact) {
        publisher.publishAll(
                EventType.CONTEXT_COMMITTED,
                List.of(new ContextCommitted(
                        user, version, List.of(user + "/" + version), AT.plusSeconds(version), List.of(fact))));
    }

    /** The local platform's agents, with capacity for ten cases together. */
    public static final class Seeded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(TestTokens.settings());
            settings.put("hilo.routing.seed-agents", "true");
            settings.put("hilo.agents-by-queue", "true");
            settings.put("hilo.routing.agents.agent-ana.capacity", "2");
            settings.put("hilo.routing.agents.agent-luis.capacity", "3");
            settings.put("hilo.routing.agents.agent-marta.capacity", "5");
            return settings;
        }
    }
}
