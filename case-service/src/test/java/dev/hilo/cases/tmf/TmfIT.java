package dev.hilo.cases.tmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.hilo.cases.CaseApi;
import dev.hilo.cases.Issuer;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** TMF621 and TMF683 as another system meets them. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class TmfIT {

    private static final String TICKETS = "/tmf-api/troubleTicket/v5/troubleTicket";
    private static final String INTERACTIONS = "/tmf-api/partyInteraction/v5/partyInteraction";

    @Inject
    EventPublisher publisher;

    private final String address = "mailto:tmf-" + UUID.randomUUID() + "@corp.com";

    @Test
    void a_case_is_a_trouble_ticket_with_its_user_as_originator() {
        JsonPath context = CaseApi.openCase(publisher);
        String id = context.getString("cases[0].id");

        agent().get(TICKETS + "/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"" + context.getString("cases[0].revision") + "\""))
                .body("'@type'", equalTo("TroubleTicket"))
                .body("href", equalTo(TICKETS + "/" + id))
                .body("name", equalTo("No puedo entrar en la VPN"))
                .body("status", equalTo("acknowledged"))
                .body("ticketType", equalTo("incident"))
                .body("channel.id", equalTo("email"))
                .body("relatedParty[0].role", equalTo("originator"))
                .body("relatedParty[0].partyOrPartyRole.id", equalTo(context.getString("userId")));
        CaseApi.assign(id, "service-desk", "luis");
        agent().get(TICKETS + "/{id}", id)
                .then()
                .body("status", equalTo("inProgress"))
                .body("relatedParty[1].role", equalTo("agent"))
                .body("relatedParty[1].partyOrPartyRole.id", equalTo("luis"));
    }

    @Test
    void tickets_are_listed_by_status_and_paged_by_the_link_header() {
        CaseApi.openCase(publisher);
        CaseApi.openCase(publisher);

        String next = agent().get(TICKETS + "?status=acknowledged&limit=1&fields=id,status")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].size()", equalTo(2))
                .header("Link", containsString("rel=\"next\""))
                .extract()
                .header("Link");
        agent().urlEncodingEnabled(false)
                .get(next.substring(1, next.indexOf('>')))
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("status", everyItem(equalTo("acknowledged")));
        agent().get(TICKETS + "?status=rejected").then().statusCode(200).body("", hasSize(0));
        agent().get(TICKETS + "?status=lost").then().statusCode(400).body("field", equalTo("status"));
    }

    @Test
    void what_is_recorded_opens_a_case_joins_it_and_is_recorded_once() {
        Map<String, Object> call = Map.of(
                "@type",
                "PartyInteraction",
                "description",
                "VPN",
                "channel",
                List.of(Map.of("role", "source", "channel", Map.of("id", "voice", "@type", "ChannelRef"))),
                "interactionItem",
                List.of(Map.of("note", List.of(Map.of("text", "No puede entrar en la VPN desde casa")))),
                "externalIdentifier",
                List.of(Map.of("id", "call-" + address, "owner", "switchboard")),
                "relatedParty",
                List.of(Map.of("role", "originator", "partyOrPartyRole", Map.of("id", address, "name", "Ana"))));
        ValidatableResponse first = record(call);
        first.statusCode(201)
                .header("Location", containsString(INTERACTIONS + "/int_"))
                .body("description", equalTo("VPN"))
                .body("relatedEntity[0].entity.id", startsWith("HILO-"));
        String user = first.extract().path("relatedParty[0].partyOrPartyRole.id");
        String id = first.extract().path("id");
        record(call).statusCode(201).body("id", equalTo(id));

        record(Map.of(
                        "description",
                        "Llama otra vez",
                        "channel",
                        List.of(Map.of("id", "voice")),
                        "relatedParty",
                        List.of(Map.of("id", user))))
                .statusCode(201)
                .body("relatedEntity[0].entity.id", equalTo(first.extract().path("relatedEntity[0].entity.id")));

        agent().get(INTERACTIONS + "?relatedParty.id={user}", user)
                .then()
                .statusCode(200)
                .body("", hasSize(2))
                .body("[0].id", equalTo(id))
                .body("[0].direction", equalTo("inbound"))
                .body("[0].channel[0].channel.id", equalTo("voice"))
                .body("[0].interactionItem[0].note[0].text", endsWith("desde casa"))
                .body("[1].description", equalTo("Llama otra vez"));
    }

    @Test
    void one_interaction_is_read_where_its_href_leads_with_the_case_it_counts_towards_by_now() {
        ValidatableResponse said = record(Map.of(
                        "description",
                        "El portátil no arranca",
                        "channel",
                        List.of(Map.of("id", "voice")),
                        "relatedParty",
                        List.of(Map.of("role", "originator", "id", address))))
                .statusCode(201);
        String href = said.extract().path("href");
        String id = said.extract().path("id");
        String caseId = said.extract().path("relatedEntity[0].entity.id");
        String user = said.extract().path("relatedParty[0].partyOrPartyRole.id");

        agent().get(href)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("href", equalTo(href))
                .body("description", equalTo("El portátil no arranca"))
                .body("relatedEntity[0].entity.id", equalTo(caseId));
        assertThat(agent().get(href + "&fields=id,description").jsonPath().getMap(""))
                .containsOnlyKeys("id", "description");

        String other = agent().body(Map.of("new", true))
                .post("/api/v1/cases/{c}/interactions/{i}/move", caseId, id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        agent().get(href).then().body("relatedEntity[0].entity.id", equalTo(other));
        agent().get(INTERACTIONS + "?relatedParty.id={user}", user)
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(id)));
        await().atMost(CaseApi.SOON)
                .untilAsserted(() -> CaseApi.as("supervisor", "Sol")
                        .get("/api/v1/audit?case={c}&limit=200", other)
                        .then()
                        .body("items.path", hasItem(INTERACTIONS + "/{interactionId}")));

        agent().get(INTERACTIONS + "/" + id).then().statusCode(400).body("field", equalTo("relatedParty.id"));
        String stranger = CaseApi.openCase(publisher).getString("userId");
        agent().get(INTERACTIONS + "/" + id + "?relatedParty.id=" + stranger)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("resource", equalTo("interaction"));
        agent().get(INTERACTIONS + "/int_0?relatedParty.id=" + user).then().statusCode(404);
    }

    @Test
    void a_ticket_is_opened_once_with_its_severity_and_priority() {
        Map<String, Object> ticket = Map.of(
                "@type", "TroubleTicket",
                "description", "Outlook no abre\nDesde esta mañana",
                "severity", "Major",
                "priority", "critical",
                "ticketType", "mail",
                "externalIdentifier", List.of(Map.of("id", "INC-" + address)),
                "channel", Map.of("id", "portal"),
                "relatedParty", List.of(Map.of("role", "originator", "id", address, "name", "Ana")));
        String id = agent().body(ticket)
                .post(TICKETS)
                .then()
                .statusCode(201)
                .header("Location", containsString(TICKETS + "/HILO-"))
                .body("name", equalTo("Outlook no abre"))
                .body("severity", equalTo("Major"))
                .body("priority", equalTo("Critical"))
                .body("ticketType", equalTo("mail"))
                .body("relatedParty[0].partyOrPartyRole.name", equalTo("Ana"))
                .extract()
                .path("id");
        agent().body(ticket).post(TICKETS).then().statusCode(201).body("id", equalTo(id));

        agent().body(Map.of("description", "x", "severity", "Awful", "relatedParty", List.of(Map.of("id", address))))
                .post(TICKETS)
                .then()
                .statusCode(400)
                .body("field", equalTo("severity"));
        agent().body(Map.of("description", "x"))
                .post(TICKETS)
                .then()
                .statusCode(400)
                .body("field", equalTo("relatedParty.id"));
    }

    @Test
    void what_cannot_be_recorded_names_the_field() {
        record(Map.of()).statusCode(400).body("field", equalTo("channel"));
        Map<String, Object> said = Map.of("description", "x", "channel", List.of(Map.of("id", "voice")));
        record(said).statusCode(400).body("field", equalTo("relatedParty.id"));
        agent().get(INTERACTIONS).then().statusCode(400).body("field", equalTo("relatedParty.id"));
        agent().get(INTERACTIONS + "?relatedParty.id=nobody").then().statusCode(404);
        assertThat(CaseApi.as("user", "Ana").get(TICKETS).statusCode()).isEqualTo(403);
        assertThat(CaseApi.as("channel", "portal").get(INTERACTIONS).statusCode())
                .isEqualTo(403);
    }

    private static ValidatableResponse record(Map<String, Object> interaction) {
        return agent().body(interaction).post(INTERACTIONS).then();
    }

    private static RequestSpecification agent() {
        return CaseApi.as("agent", "Marta");
    }
}
