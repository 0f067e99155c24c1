package dev.hilo.routing.roster.adapter.rest;

import static dev.hilo.kit.test.TestTokens.bearer;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import dev.hilo.routing.InMemory;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InMemory.class)
class AgentsResourceTest {

    private static final String ENTRY = """
            {"name": "Eva", "queues": ["service-desk", "network"], "skills": ["vpn"], "capacity": 4}
            """;

    @Test
    void without_a_token_nothing_is_shown_or_changed() {
        when().get("/api/v1/agents").then().statusCode(401);
        given().contentType("application/json")
                .body(ENTRY)
                .put("/api/v1/agents/agent-eva")
                .then()
                .statusCode(401);
    }

    @Test
    void users_and_channels_may_not_look() {
        for (String role : new String[] {"user", "channel"}) {
            given().header("Authorization", bearer("somebody", role))
                    .get("/api/v1/agents")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void the_seeded_agents_are_on_the_roster() {
        given().header("Authorization", bearer("agent-ana", "agent"))
                .get("/api/v1/agents")
                .then()
                .statusCode(200)
                .body("id", hasItems("agent-ana", "agent-luis", "agent-marta"));
    }

    @Test
    void a_supervisor_adds_an_agent_who_is_offline_until_they_say_otherwise_themselves() {
        put("/api/v1/agents/agent-eva", bearer("boss", "supervisor"), ENTRY)
                .statusCode(200)
                .body("presence", is("offline"))
                .body("queues", contains("network", "service-desk"));
        put("/api/v1/agents/agent-eva/presence", bearer("agent-eva", "agent"), "{\"presence\": \"available\"}")
                .statusCode(200)
                .body("presence", is("available"));
        given().header("Authorization", bearer("agent-ana", "agent"))
                .get("/api/v1/agents/agent-eva")
                .then()
                .statusCode(200)
                .body("name", is("Eva"))
                .body("capacity", is(4))
                .body("presence", is("available"));
    }

    @Test
    void an_agent_may_neither_change_entries_nor_the_presence_of_others() {
        put("/api/v1/agents/agent-ana", bearer("agent-ana", "agent"), ENTRY).statusCode(403);
        put("/api/v1/agents/agent-luis/presence", bearer("agent-ana", "agent"), "{\"presence\": \"away\"}")
                .statusCode(403)
                .contentType("application/problem+json");
        put("/api/v1/agents/agent-luis/presence", bearer("boss", "supervisor"), "{\"presence\": \"away\"}")
                .statusCode(200);
    }

    @Test
    void what_is_wrong_is_answered_with_what_to_do() {
        String boss = bearer("boss", "administrator");
        put("/api/v1/agents/a", boss, "{\"queues\": [\"service-desk\"], \"capacity\": 1}")
                .statusCode(400)
                .body("field", is("name"));
        put("/api/v1/agents/a", boss, "{\"name\": \"A\", \"queues\": [\"other\"], \"capacity\": 1}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("/api/v1/queues"));
        put("/api/v1/agents/a", boss, "{\"name\": \"A\", \"queues\": [\"service-desk\"], \"capacity\": -1}")
                .statusCode(400)
                .body("field", is("capacity"));
        put("/api/v1/agents/agent-ana/presence", boss, "{\"presence\": \"asleep\"}")
                .statusCode(400)
                .body("field", is("presence"));
        put("/api/v1/agents/nobody/presence", boss, "{\"presence\": \"away\"}").statusCode(404);
        given().header("Authorization", boss)
                .get("/api/v1/agents/nobody")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse put(String path, String authorization, String body) {
        return given().header("Authorization", authorization)
                .contentType("application/json")
                .body(body)
                .put(path)
                .then();
    }
}
