package dev.hilo.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Samples;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Agents put right which case something counts towards, from outside. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class MovesIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    EventPublisher publisher;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String ana = "mailto:ana-" + run + "@corp.com";

    @Test
    void an_interaction_goes_to_another_case_and_what_follows_in_its_thread_goes_there_too() {
        write("m1", "<a>", null);
        write("m2", "<a>", null);
        write("m3", "<b>", null);
        String first = caseAt(0, 3);
        String second = caseAt(1, 3);

        post(
                        "/cases/" + first + "/interactions/" + id("m2") + "/move",
                        Map.of("toCaseId", second, "reason", "es de esa"))
                .then()
                .statusCode(200)
                .body("id", equalTo(second))
                .body("interactions", equalTo(2));

        write("m4", "<a>", null);
        assertThat(interactions(4)).containsEntry(first, 1).containsEntry(second, 3);
        post("/cases/" + first + "/interactions/" + id("m2") + "/move", Map.of("toCaseId", second))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://hilo.dev/problems/not-in-case"))
                .body("case", equalTo(second));
        post("/cases/" + first + "/interactions/int_nobody/move", Map.of("toCaseId", second))
                .then()
                .statusCode(404);
        post("/cases/" + first + "/interactions/" + id("m1") + "/move", Map.of())
                .then()
                .statusCode(400)
                .body("field", equalTo("toCaseId"));
    }

    @Test
    void several_agents_move_the_same_one_at_once_and_it_ends_up_in_one_case() throws Exception {
        write("m1", "<a>", null);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            write("x" + i, "<x" + i + ">", null);
        }
        for (int i = 0; i < 6; i++) {
            cases.add(caseAt(i, 6));
        }
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        List<Thread> agents = new ArrayList<>();
        for (String to : cases.subList(1, 6)) {
            agents.add(Thread.ofVirtual()
                    .start(() -> statuses.add(post(
                                    "/cases/" + cases.getFirst() + "/interactions/" + id("m1") + "/move",
                                    Map.of("toCaseId", to))
                            .statusCode())));
        }
        for (Thread agent : agents) {
            agent.join();
        }

        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409, 409);
        Map<String, Integer> counts = interactions(6);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
        assertThat(counts).containsEntry(cases.getFirst(), 0).containsValue(2);
    }

    @Test
    void a_case_is_split_and_the_new_one_says_where_it_comes_from() {
        write("m1", "<a>", null);
        write("m2", "<a>", null);
        String first = caseAt(0, 2);

        Response split = post(
                "/cases/" + first + "/split", Map.of("interactionIds", List.of(id("m2")), "subject", "La impresora"));

        split.then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/cases/HILO-"))
                .body("id", startsWith("HILO-"))
                .body("subject", equalTo("La impresora"))
                .body("status", equalTo("new"))
                .body("interactions", equalTo(1));
        String parted = split.jsonPath().getString("id");
        assertThat(split.jsonPath().getList("related"))
                .isEqualTo(List.of(Map.of("id", first, "relation", "split-from")));
        post("/cases/" + parted + "/interactions/" + id("m2") + "/move", Map.of("new", true))
                .then()
                .statusCode(201);
        post("/cases/" + first + "/split", Map.of("interactionIds", List.of()))
                .then()
                .statusCode(400)
                .body("field", equalTo("interactionIds"));
    }

    @Test
    void a_merged_case_is_closed_and_its_thread_and_its_number_lead_to_the_one_that_goes_on() {
        write("m1", "<a>", null);
        write("m2", "<b>", null);
        String first = caseAt(0, 2);
        String second = caseAt(1, 2);

        post("/cases/" + first + "/merge", Map.of("intoCaseId", second, "reason", "lo mismo"))
                .then()
                .statusCode(200)
                .body("id", equalTo(second))
                .body("interactions", equalTo(2));

        agent().get("/api/v1/cases/{c}", first)
                .then()
                .body("status", equalTo("closed"))
                .body("mergedInto", equalTo(second))
                .body("interactions", equalTo(0));
        write("m3", "<a>", null);
        write("m4", "<c>", first);
        assertThat(interactions(4)).containsEntry(second, 4);
        post("/cases/" + first + "/merge", Map.of("intoCaseId", second)).then().statusCode(200);
        post("/cases/" + second + "/merge", Map.of("intoCaseId", first))
                .then()
                .statusCode(400)
                .body("field", equalTo("intoCaseId"));
    }

    @Test
    void cases_of_two_people_are_never_mixed() {
        write("m1", "<a>", null);
        String own = caseAt(0, 1);
        String other = "mailto:eva-" + run + "@corp.com";
        write(other, "e1", "<e>", null);
        String foreign = context(other, 1).getString("cases[0].id");

        post("/cases/" + own + "/merge", Map.of("intoCaseId", foreign))
                .then()
                .statusCode(400)
                .body("field", equalTo("intoCaseId"));
        post("/cases/" + own + "/interactions/" + id("m1") + "/move", Map.of("toCaseId", foreign))
                .then()
                .statusCode(400);
    }

    @Test
    void a_stale_move_is_refused_and_a_user_has_no_such_door() {
        write("m1", "<a>", null);
        write("m2", "<b>", null);
        String first = caseAt(0, 2);
        String second = caseAt(1, 2);

        agent().contentType(ContentType.JSON)
                .header("If-Match", "\"999\"")
                .body(Map.of("intoCaseId", second))
                .post("/api/v1/cases/" + first + "/merge")
                .then()
                .statusCode(412);
        People.as("user", "Ana")
                .contentType(ContentType.JSON)
                .body(Map.of("intoCaseId", second))
                .post("/api/v1/cases/" + first + "/merge")
                .then()
                .statusCode(403);
        agent().get("/api/v1/cases/{c}", first).then().body("allowed", hasItem("merge"));
    }

    // --- plumbing

    private static RequestSpecification agent() {
        return People.as("agent", "Marta");
    }

    private static Response post(String path, Map<String, ?> body) {
        return agent().contentType(ContentType.JSON).body(body).post("/api/v1" + path);
    }

    private String id(String name) {
        return "int_" + name + "_" + run;
    }

    private void write(String name, String thread, @Nullable String quoting) {
        write(ana, name, thread, quoting);
    }

    private void write(String from, String name, String thread, @Nullable String quoting) {
        ObjectNode mail = ContractJson.mapper()
                .valueToTree(Samples.read("hilo.interaction.received.v1/email-with-image", Interaction.class));
        mail.put("id", id(name));
        mail.withObject("/from").put("identity", from);
        mail.withObject("/conversation").put("id", thread + run);
        mail.withObject("/conversation").put("messageId", "<" + name + run + ">");
        mail.withObject("/conversation").putArray("references");
        mail.putArray("caseReferences");
        if (quoting != null) {
            mail.withArray("/caseReferences").add(quoting);
        }
        publisher.publishAll(
                EventType.INTERACTION_RECEIVED, List.of(ContractJson.mapper().convertValue(mail, Interaction.class)));
    }

    /** The number of the n-th case, once as many interactions count. */
    private String caseAt(int n, int interactions) {
        return context(ana, interactions).getString("cases[" + n + "].id");
    }

    private Map<String, Integer> interactions(int all) {
        JsonPath context = context(ana, all);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < context.getList("cases").size(); i++) {
            counts.put(context.getString("cases[" + i + "].id"), context.getInt("cases[" + i + "].interactions"));
        }
        return counts;
    }

    private static JsonPath context(String address, int interactions) {
        return await().atMost(SOON)
                .until(
                        () -> agent().get("/api/v1/users?identity={i}", address).jsonPath(),
                        path -> path.get("cases") != null
                                && path.getList("cases.interactions", Integer.class).stream()
                                                .mapToInt(Integer::intValue)
                                                .sum()
                                        >= interactions);
    }
}
