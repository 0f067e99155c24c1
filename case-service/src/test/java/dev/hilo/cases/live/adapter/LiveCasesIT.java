package dev.hilo.cases.live.adapter;

import static dev.hilo.cases.CaseApi.SOON;
import static dev.hilo.cases.CaseApi.as;
import static dev.hilo.cases.CaseApi.assign;
import static dev.hilo.cases.CaseApi.message;
import static dev.hilo.cases.CaseApi.metric;
import static dev.hilo.cases.CaseApi.openCase;
import static dev.hilo.cases.CaseApi.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.Issuer;
import dev.hilo.cases.LogRelay;
import dev.hilo.cases.live.adapter.EventStreamClient.Received;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Management;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of queues and agents on the running service. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class LiveCasesIT {

    private static final int LONGEST_SUBJECT = 2_000;
    private static final int FLOOD = 100;

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    @TestHTTPResource
    URI service;

    private final String queue = "q-" + UUID.randomUUID();
    private final String agent = "a-" + UUID.randomUUID();

    @BeforeEach
    void relay() {
        LogRelay.ensure(database, bootstrapServers);
        await().atMost(SOON).until(() -> Management.get("/q/health/well").statusCode() == 200);
    }

    @Test
    void a_case_is_shown_where_it_arrives_and_leaves_where_it_was() {
        String caseId = openCase(publisher).getString("cases[0].id");
        try (EventStreamClient ofQueue = follow("queues/" + queue, null);
                EventStreamClient ofAgent = follow("agents/" + agent, null);
                EventStreamClient ofOther = follow("queues/other-" + queue, null)) {
            assign(caseId, queue, agent);
            for (EventStreamClient stream : List.of(ofQueue, ofAgent)) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(cases(stream))
                                .singleElement()
                                .satisfies(one -> {
                                    assertThat(one.get("id")).isEqualTo(caseId);
                                    assertThat(one.get("left")).isEqualTo(false);
                                    assertThat(one.get("facts")).isEqualTo(List.of("case.assigned"));
                                    assertThat(((Map<?, ?>) one.get("case")).get("agentId"))
                                            .isEqualTo(agent);
                                }));
            }
            assertThat(ofOther.events()).isEmpty();

            assign(caseId, "other-" + queue, "other-" + agent);
            for (EventStreamClient stream : List.of(ofQueue, ofAgent)) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(cases(stream)).last().satisfies(one -> {
                            assertThat(one.get("id")).isEqualTo(caseId);
                            assertThat(one.get("left")).isEqualTo(true);
                            assertThat(one.containsKey("case")).isFalse();
                        }));
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(cases(ofOther))
                            .singleElement()
                            .satisfies(one -> assertThat(one.get("left")).isEqualTo(false)));
        }
    }

    @Test
    void a_stream_resumes_after_any_of_its_events_without_gap_or_double() {
        List<String> ids = new ArrayList<>();
        String begin;
        List<String> caseIds = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            caseIds.add(openCase(publisher).getString("cases[0].id"));
        }
        try (EventStreamClient first = follow("queues/" + queue, null)) {
            begin = first.lastId();
            caseIds.forEach(caseId -> assign(caseId, queue, agent));
            await().atMost(SOON).untilAsserted(() -> assertThat(first.events()).hasSize(3));
            first.events().forEach(event -> ids.add(event.id()));
        }
        caseIds.forEach(caseId -> message(caseId, "hola"));

        for (int seen = 0; seen <= 3; seen++) {
            int expected = 6 - seen;
            try (EventStreamClient again = follow("queues/" + queue, seen == 0 ? begin : ids.get(seen - 1))) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(again.events()).hasSize(expected));
                assertThat(again.events().stream().map(LiveCasesIT::commit)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void what_the_stream_cannot_tell_any_more_is_a_reset_and_what_is_no_id_is_refused() {
        try (EventStreamClient stream = follow("queues/" + queue, "0:99999999")) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(stream.events())
                            .singleElement()
                            .extracting(Received::name)
                            .isEqualTo("reset"));
            String caseId = openCase(publisher).getString("cases[0].id");
            assign(caseId, queue, agent);
            await().atMost(SOON).untilAsserted(() -> assertThat(cases(stream)).hasSize(1));
        }
        as("agent", "Ana")
                .header("Last-Event-ID", "yesterday")
                .get("/api/v1/queues/{queue}/events", queue)
                .then()
                .statusCode(400)
                .body("field", equalTo("Last-Event-ID"));
    }

    @Test
    void agents_follow_themselves_and_supervisors_anybody() {
        as("agent", "Ana").get("/api/v1/agents/agent-luis/events").then().statusCode(403);
        as("user", "Eva").get("/api/v1/agents/me/events").then().statusCode(403);
        as("user", "Eva").get("/api/v1/queues/{queue}/events", queue).then().statusCode(403);
        as("channel", "Mail").get("/api/v1/queues/{queue}/events", queue).then().statusCode(403);

        String caseId = openCase(publisher).getString("cases[0].id");
        try (EventStreamClient mine =
                EventStreamClient.open(service.resolve("/api/v1/agents/me/events"), token("agent", "Ana"), null)) {
            await().atMost(SOON).until(() -> !mine.lastId().isEmpty());
            assign(caseId, queue, "agent-ana");
            await().atMost(SOON).untilAsserted(() -> assertThat(cases(mine)).hasSize(1));
        }
    }

    @Test
    void a_client_that_does_not_read_is_disconnected() throws IOException {
        // A case with the longest subject, told again and again, is more than any buffer on the way takes.
        JsonPath context = openCase(publisher, "ñ".repeat(LONGEST_SUBJECT));
        String caseId = context.getString("cases[0].id");
        assign(caseId, queue, agent);
        double before = metric("hilo_live_disconnected_total", "slow");
        try (Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(8_192);
            lazy.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            lazy.getOutputStream()
                    .write(("GET /api/v1/queues/" + queue
                                    + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + token("supervisor", "Sol") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(SOON).until(() -> metric("hilo_live_followers", "cases") >= 1);
            AtomicInteger floods = new AtomicInteger();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> {
                        flood(context.getString("userId"), caseId, floods.getAndIncrement());
                        assertThat(metric("hilo_live_disconnected_total", "slow"))
                                .isEqualTo(before + 1);
                    });
            lazy.setSoTimeout(10_000);
            assertThat(drain(lazy))
                    .as("what was under way when the line was cut")
                    .isLessThan((long) floods.get() * FLOOD * LONGEST_SUBJECT);
        }
    }

    private void flood(String userId, String caseId, int flood) {
        publisher.publishAll(
                EventType.CONTEXT_COMMITTED,
                IntStream.range(0, FLOOD)
                        .mapToObj(i -> new ContextCommitted(
                                userId,
                                1,
                                List.of("flood-" + flood + "-" + i),
                                Instant.now(),
                                List.of(new ContextCaseFact.CaseReopened(caseId, "int_x", "came-back", null))))
                        .toList());
    }

    private static long drain(Socket socket) {
        long read = 0;
        try {
            byte[] buffer = new byte[65_536];
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                read += n;
            }
        } catch (IOException e) {
            assertThat(e)
                    .as("the connection is gone, not silent")
                    .isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
        return read;
    }

    @Test
    void two_hundred_follow_on_one_replica_without_a_thread_each() {
        String caseId = openCase(publisher).getString("cases[0].id");
        List<EventStreamClient> streams = new ArrayList<>();
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        try {
            for (int i = 0; i < 200; i++) {
                streams.add(EventStreamClient.open(
                        service.resolve("/api/v1/queues/" + queue + "/events"),
                        token("supervisor", "Sol Núñez " + i % 20),
                        null));
            }
            await().atMost(SOON)
                    .until(() ->
                            streams.stream().noneMatch(stream -> stream.lastId().isEmpty()));
            assign(caseId, queue, agent);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(streams)
                            .allSatisfy(stream -> assertThat(stream.events()).hasSize(1)));
            assertThat(metric("hilo_live_followers", "cases")).isGreaterThanOrEqualTo(200);
            // Each of this test's own clients has a thread that selects; what the service adds is beyond those.
            assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - before - 200)
                    .isLessThan(50);
        } finally {
            streams.forEach(EventStreamClient::close);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(metric("hilo_live_followers", "cases"))
                        .as("those who went are forgotten at the next sign of life")
                        .isLessThan(200));
    }

    private EventStreamClient follow(String what, @Nullable String lastEventId) {
        EventStreamClient stream = EventStreamClient.open(
                service.resolve("/api/v1/" + what + "/events"), token("supervisor", "Sol"), lastEventId);
        await().atMost(SOON).until(() -> !stream.lastId().isEmpty());
        return stream;
    }

    private static List<Map<?, ?>> cases(EventStreamClient stream) {
        List<Map<?, ?>> cases = new ArrayList<>();
        stream.events().stream()
                .filter(event -> event.name().equals("cases"))
                .forEach(event -> ((List<?>) event.data().get("cases")).forEach(one -> cases.add((Map<?, ?>) one)));
        return cases;
    }

    private static String commit(Received event) {
        return event.data().get("userId") + "/" + event.data().get("version");
    }
}
