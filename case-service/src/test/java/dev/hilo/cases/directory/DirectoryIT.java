package dev.hilo.cases.directory;

import static dev.hilo.cases.CaseApi.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.Issuer;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Samples;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The directory from outside, asked as Entra ID and Okta ask. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class DirectoryIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SCIM = "application/scim+json";
    private static final String OURS = "'urn:hilo:params:scim:schemas:extension:directory:2.0:User'";
    private static final String ENTERPRISE = "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'";

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @ConfigProperty(name = "hilo.scim.token")
    String secret;

    private final String name = "joy-" + UUID.randomUUID();

    @Test
    void a_client_discovers_what_is_served() {
        scim().get("/scim/v2/ServiceProviderConfig")
                .then()
                .statusCode(200)
                .contentType(startsWith(SCIM))
                .body("patch.supported", equalTo(true))
                .body("bulk.supported", equalTo(false))
                .body("filter.maxResults", equalTo(200))
                .body("authenticationSchemes[0].type", equalTo("oauthbearertoken"));
        scim().get("/scim/v2/ResourceTypes").then().statusCode(200).body("Resources.name", hasItem("User"));
        scim().get("/scim/v2/Schemas")
                .then()
                .statusCode(200)
                .body(
                        "Resources.id",
                        hasItems(
                                "urn:ietf:params:scim:schemas:core:2.0:User",
                                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                                "urn:hilo:params:scim:schemas:extension:directory:2.0:User"));
    }

    @Test
    void entra_asks_for_nobody_then_creates_changes_disables_and_deletes() {
        scim().urlEncodingEnabled(false)
                .get("/scim/v2/Users?filter=userName+eq+%22" + name + "%40corp.com%22")
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(0));

        JsonPath created = scim().body(entraUser(name))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201)
                .contentType(startsWith(SCIM))
                .header("Location", containsString("/scim/v2/Users/"))
                .header("ETag", equalTo("W/\"1\""))
                .body("active", equalTo(true))
                .body("meta.resourceType", equalTo("User"))
                .body("externalId", equalTo("ext-" + name))
                .body("emails[0].value", equalTo(name + "@Corp.com"))
                .extract()
                .jsonPath();
        String id = created.getString("id");

        patch(id, """
                        {"op": "Replace", "path": "emails[type eq \\"work\\"].value", "value": "%s.new@corp.com"},
                        {"op": "Replace", "path": "name.familyName", "value": "Older"},
                        {"op": "Add", "path": "phoneNumbers[type eq \\"mobile\\"].value", "value": "%s"},
                        {"op": "Add", "path": "addresses[type eq \\"work\\"].formatted", "value": "Torre Norte"},
                        {"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "IT"},
                        {"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "value": "4711"}
                        """.formatted(name, telephone(name)))
                .then()
                .statusCode(200)
                .body("emails", hasSize(1))
                .body("emails[0].value", equalTo(name + ".new@corp.com"))
                .body("name.familyName", equalTo("Older"))
                .body("name.givenName", equalTo("Joy"))
                .body("phoneNumbers[0].value", equalTo(telephone(name)))
                .body(ENTERPRISE + ".department", equalTo("IT"))
                .body(ENTERPRISE + ".manager.value", equalTo("4711"));

        JsonPath user = userOf("mailto:" + name + ".new@corp.com");
        assertThat(user.getList("identities.identity", String.class))
                .contains("mailto:" + name + "@corp.com", "mailto:" + name + ".new@corp.com", "tel:" + telephone(name));
        assertThat(user.getString("displayName")).isEqualTo("Joy Young");

        patch(id, "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}")
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        scim().get("/scim/v2/Users?filter=externalId eq \"ext-" + name + "\"")
                .then()
                .body("totalResults", equalTo(1))
                .body("Resources[0].id", equalTo(id))
                .body("Resources[0].active", equalTo(false));
        assertThat(activity(user.getString("userId"))).containsExactly(true, true, false);
        JsonPath context = as("agent", "Marta")
                .get("/api/v1/users/{id}/context", user.getString("userId"))
                .jsonPath();
        assertThat(context.getString("directory.entryId")).isEqualTo(id);
        assertThat(context.getBoolean("directory.active")).isFalse();
        assertThat(context.getMap("attributes"))
                .containsEntry("department", "IT")
                .containsEntry("location", "Torre Norte");

        scim().delete("/scim/v2/Users/{id}", id).then().statusCode(204);
        scim().get("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(404)
                .contentType(startsWith(SCIM))
                .body("schemas", hasItem("urn:ietf:params:scim:api:messages:2.0:Error"))
                .body("status", equalTo("404"));
        scim().delete("/scim/v2/Users/{id}", id).then().statusCode(404);
        assertThat(userOf("mailto:" + name + "@corp.com").getString("userId")).isEqualTo(user.getString("userId"));
    }

    @Test
    void okta_creates_with_a_password_replaces_and_deactivates_without_a_path() {
        String userName = name + "@okta.example";
        scim().urlEncodingEnabled(false)
                .get("/scim/v2/Users?filter=userName%20eq%20%22" + userName + "%22&startIndex=1&count=100")
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(0));

        JsonPath created = scim().body("""
                        {
                          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                          "userName": "%1$s",
                          "name": {"givenName": "Test", "familyName": "User"},
                          "emails": [{"primary": true, "value": "%1$s", "type": "work"}],
                          "displayName": "Test User",
                          "locale": "en-US",
                          "externalId": "00u-%1$s",
                          "groups": [],
                          "password": "1mz050nq",
                          "active": true
                        }
                        """.formatted(userName))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201)
                .body("password", nullValue())
                .extract()
                .jsonPath();
        String id = created.getString("id");
        assertThat(database.getCollection("directory")
                        .find(new Document("_id", id))
                        .first()
                        .toJson())
                .doesNotContain("1mz050nq");

        scim().body("""
                        {
                          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                          "id": "%2$s",
                          "userName": "%1$s",
                          "name": {"givenName": "Another", "familyName": "User"},
                          "emails": [
                            {"primary": true, "value": "%1$s", "type": "work"},
                            {"primary": false, "value": "other-%1$s", "type": "home"}
                          ],
                          "phoneNumbers": [{"primary": true, "value": "ext. 12", "type": "work"}],
                          "locale": "es-ES",
                          "active": true,
                          "groups": [],
                          "meta": {"resourceType": "User"}
                        }
                        """.formatted(userName, id))
                .put("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(200)
                .body("name.givenName", equalTo("Another"))
                .body("displayName", nullValue())
                .body("externalId", nullValue())
                .body(OURS + ".unusable[0]", equalTo("ext. 12"));
        JsonPath user = userOf("mailto:other-" + userName);
        assertThat(user.getString("displayName")).isEqualTo("Another User");
        assertThat(user.getString("language")).isEqualTo("es-ES");
        assertThat(user.getString("userId"))
                .isEqualTo(scim().get("/scim/v2/Users/{id}", id).jsonPath().getString(OURS + ".userId"));

        patch(id, "{\"op\": \"replace\", \"value\": {\"active\": false}}")
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("userName", equalTo(userName));
    }

    @Test
    void who_wrote_before_from_two_addresses_is_one_user_with_one_history() {
        String address = name + "@corp.com";
        // Two spellings of one address, by a channel that does not normalise.
        publish(mail("int_a_" + name, "mailto:" + name.toUpperCase(java.util.Locale.ROOT) + "@Corp.COM"));
        publish(mail("int_b_" + name, "mailto:" + address));
        publish(mail("int_c_" + name, "mailto:private-" + address));
        JsonPath wrote = await().atMost(SOON)
                .until(
                        () -> find("mailto:" + address),
                        user -> user.get("cases") != null && user.getInt("cases.interactions.sum()") == 2);
        JsonPath other =
                await().atMost(SOON).until(() -> find("mailto:Private-" + address), user -> user.get("userId") != null);

        scim().body("""
                        {"userName": "%1$s", "emails": [
                          {"value": "%1$s", "type": "work", "primary": true},
                          {"value": "private-%1$s", "type": "home"}]}
                        """.formatted(address))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201)
                .body(OURS + ".userId", equalTo(wrote.getString("userId")))
                .body(OURS + ".conflicts", nullValue());
        JsonPath one = find("mailto:private-" + address);
        assertThat(one.getString("userId")).isEqualTo(wrote.getString("userId"));
        assertThat(one.getInt("cases.interactions.sum()")).isEqualTo(3);
        assertThat(one.getList("identities.identity")).hasSize(2);
        assertThat(vouchedFor(wrote.getString("userId"))).isEqualTo(2);
        as("agent", "Marta")
                .get("/api/v1/users/{id}/merges", wrote.getString("userId"))
                .then()
                .body("userId", equalTo(List.of(other.getString("userId"))));
    }

    @Test
    void an_agent_who_parts_what_the_directory_merged_is_not_overruled_by_its_next_word() {
        String address = name + "@corp.com";
        publish(mail("int_d_" + name, "mailto:" + address));
        publish(mail("int_e_" + name, "mailto:private-" + address));
        String user =
                await().atMost(SOON).until(() -> find("mailto:" + address).getString("userId"), found -> found != null);
        String other = await().atMost(SOON)
                .until(() -> find("mailto:private-" + address).getString("userId"), found -> found != null);
        String body = """
                {"userName": "%1$s", "displayName": "%2$s", "emails": [
                  {"value": "%1$s", "type": "work", "primary": true}, {"value": "private-%1$s", "type": "home"}]}
                """;
        String id = scim().body(body.formatted(address, "Joy"))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String merge =
                as("agent", "Marta").get("/api/v1/users/{id}/merges", user).path("[0].mergeId");
        as("agent", "Marta")
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "a family's mailbox"))
                .post("/api/v1/users/{id}/merges/{merge}/undo", user, merge)
                .then()
                .statusCode(200);

        scim().body(body.formatted(address, "Joy Smith"))
                .put("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(200)
                .body(OURS + ".conflicts", hasSize(1))
                .body(OURS + ".conflicts[0].userId", equalTo(other))
                .body(OURS + ".conflicts[0].inDirectory", equalTo(false));
        assertThat(find("mailto:private-" + address).getString("userId")).isEqualTo(other);
    }

    @Test
    void an_address_of_somebody_else_in_the_directory_stays_theirs_and_one_taken_off_stays_with_its_user() {
        String address = name + "@corp.com";
        String shared = "shared-" + address;
        create(name);
        scim().body("""
                        {"userName": "%1$s", "emails": [{"value": "%1$s"}]}
                        """.formatted(shared)).post("/scim/v2/Users").then().statusCode(201);
        String theirs = find("mailto:" + shared).getString("userId");
        String mine = find("mailto:" + address).getString("userId");
        String id = scim().queryParam("filter", "userName eq \"" + address + "\"")
                .get("/scim/v2/Users")
                .path("Resources[0].id");

        scim().body("""
                        {"userName": "%1$s", "emails": [{"value": "%1$s"}, {"value": "%2$s"}, {"value": "more-%1$s"}]}
                        """.formatted(address, shared))
                .put("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(200)
                .body(OURS + ".conflicts[0].userId", equalTo(theirs))
                .body(OURS + ".conflicts[0].inDirectory", equalTo(true));
        assertThat(find("mailto:" + shared).getString("userId")).isEqualTo(theirs);
        scim().body("""
                        {"userName": "%1$s", "active": false, "emails": [{"value": "%1$s"}]}
                        """.formatted(address))
                .put("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(200)
                .body(OURS + ".conflicts", nullValue());
        assertThat(find("mailto:more-" + address).getString("userId")).isEqualTo(mine);
    }

    @Test
    void pages_cover_everybody_once_in_the_order_asked_for() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            mine.add(create(name + "-" + i));
        }
        List<String> seen = new ArrayList<>();
        int total;
        do {
            JsonPath page = scim().get("/scim/v2/Users?startIndex={s}&count=3", seen.size() + 1)
                    .jsonPath();
            total = page.getInt("totalResults");
            seen.addAll(page.getList("Resources.id", String.class));
        } while (seen.size() < total);
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(mine);

        List<String> byName = scim().get("/scim/v2/Users?sortBy=userName&sortOrder=descending&count=200")
                .jsonPath()
                .getList("Resources.id", String.class);
        assertThat(byName).containsSubsequence(mine.reversed());
        scim().get("/scim/v2/Users?count=0")
                .then()
                .body("totalResults", equalTo(total))
                .body("itemsPerPage", equalTo(0));
        scim().get("/scim/v2/Users?sortBy=nickName").then().statusCode(400).body("detail", containsString("sortBy"));
    }

    @Test
    void filters_find_by_look_up_and_others_are_refused_with_what_is_allowed() {
        String id = create(name);
        for (String filter : List.of(
                "userName eq \"" + name.toUpperCase(java.util.Locale.ROOT) + "@CORP.com\"",
                "externalId eq \"ext-" + name + "\"",
                "id eq \"" + id + "\"",
                "emails.value eq \"" + name + "@corp.com\"",
                "emails[type eq \"work\"].value eq \"" + name + "@corp.com\"",
                "emails[type eq \"work\" and value eq \"" + name + "@corp.com\"]",
                "userName eq \"" + name + "@corp.com\" and active eq true")) {
            // The flag is Entra ID's own, for a PATCH by the book; it comes with every request.
            scim().queryParam("aadOptscim062020")
                    .queryParam("filter", filter)
                    .get("/scim/v2/Users")
                    .then()
                    .statusCode(200)
                    .body("totalResults", equalTo(1))
                    .body("Resources[0].id", equalTo(id));
        }
        scim().queryParam("filter", "userName eq \"" + name + "@corp.com\" and active eq false")
                .get("/scim/v2/Users")
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(0));
        for (String filter : List.of(
                "displayName eq \"Joy\"", "userName sw \"joy\"", "userName eq \"a\" or externalId eq \"b\"", "not(")) {
            scim().queryParam("filter", filter)
                    .get("/scim/v2/Users")
                    .then()
                    .statusCode(400)
                    .body("scimType", equalTo("invalidFilter"));
        }
        scim().queryParam("filter", "title pr")
                .get("/scim/v2/Users")
                .then()
                .body("detail", containsString("externalId"));
    }

    @Test
    void what_is_taken_or_wrong_is_refused_in_scims_words() {
        String id = create(name);
        scim().body(entraUser(name).replace("ext-" + name, "ext2-" + name))
                .post("/scim/v2/Users")
                .then()
                .statusCode(409)
                .contentType(startsWith(SCIM))
                .body("scimType", equalTo("uniqueness"))
                .body("detail", containsString("userName"));
        scim().body("{\"userName\": \"other-" + name + "\", \"externalId\": \"ext-" + name + "\"}")
                .post("/scim/v2/Users")
                .then()
                .statusCode(409)
                .body("detail", containsString("externalId"));
        scim().body("{\"userName\": \"x-" + name + "\", \"emails\": [{\"value\": \"nowhere\"}]}")
                .post("/scim/v2/Users")
                .then()
                .statusCode(400)
                .body("scimType", equalTo("invalidValue"))
                .body("detail", containsString("emails.value"));
        scim().body("{\"displayName\": \"nameless\"}")
                .post("/scim/v2/Users")
                .then()
                .statusCode(400);
        scim().body("not json").post("/scim/v2/Users").then().statusCode(400).contentType(startsWith(SCIM));
        scim().body(entraUser(name)).put("/scim/v2/Users/nobody").then().statusCode(404);
        scim().get("/scim/v2/Groups").then().statusCode(404).contentType(startsWith(SCIM));
        scim().contentType("text/plain")
                .body("x")
                .post("/scim/v2/Users")
                .then()
                .statusCode(415)
                .contentType(startsWith(SCIM));
        assertThat(scim().get("/scim/v2/Users/{id}", id).statusCode()).isEqualTo(200);
    }

    @Test
    void a_version_guards_what_was_read() {
        String id = create(name);
        scim().header("If-None-Match", "W/\"1\"")
                .get("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(304);
        scim().header("If-Match", "W/\"1\"")
                .body(patchBody("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Boss\"}"))
                .patch("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("W/\"2\""));
        scim().header("If-Match", "W/\"1\"")
                .body(patchBody("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Clerk\"}"))
                .patch("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(412);
        scim().header("If-Match", "W/\"1\"")
                .delete("/scim/v2/Users/{id}", id)
                .then()
                .statusCode(412);
        scim().get("/scim/v2/Users/{id}", id).then().body("title", equalTo("Boss"));
    }

    @Test
    void changes_at_the_same_time_are_all_made() throws ExecutionException, InterruptedException {
        String id = create(name);
        try (ExecutorService clients = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String attribute : List.of("title", "nickName", "timezone")) {
                String operation =
                        "{\"op\": \"replace\", \"path\": \"" + attribute + "\", \"value\": \"Europe/Madrid\"}";
                answers.add(clients.submit(() -> patch(id, operation).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        scim().get("/scim/v2/Users/{id}", id)
                .then()
                .body("title", equalTo("Europe/Madrid"))
                .body("nickName", equalTo("Europe/Madrid"))
                .body("timezone", equalTo("Europe/Madrid"));
    }

    @Test
    void of_many_who_want_one_name_at_the_same_time_one_gets_it() throws ExecutionException, InterruptedException {
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> wishes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                wishes.add(clients.submit(() ->
                        scim().body(entraUser(name)).post("/scim/v2/Users").statusCode()));
            }
            for (Future<Integer> wish : wishes) {
                answers.add(wish.get());
            }
        }
        assertThat(answers)
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(409);
        scim().queryParam("filter", "emails.value eq \"" + name + "@corp.com\"")
                .get("/scim/v2/Users")
                .then()
                .body("totalResults", equalTo(1));
    }

    @Test
    void what_is_too_long_is_refused() {
        String body = "{\"userName\": \"" + name + "\", \"title\": \"" + "x".repeat(600_000) + "\"}";
        scim().body(body).post("/scim/v2/Users").then().statusCode(413).contentType(startsWith(SCIM));
    }

    @Test
    void only_provisioners_and_administrators_come_in_and_the_secret_opens_nothing_else() {
        given().get("/scim/v2/Users")
                .then()
                .statusCode(401)
                .contentType(startsWith(SCIM))
                .body("status", equalTo("401"));
        for (String wrong : List.of("forged", secret + "0", "a.b.c")) {
            given().auth()
                    .oauth2(wrong)
                    .get("/scim/v2/Users")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", startsWith("Bearer"))
                    .contentType(startsWith(SCIM))
                    .body("schemas", hasItem("urn:ietf:params:scim:api:messages:2.0:Error"));
        }
        for (String role : List.of("user", "agent", "supervisor", "channel")) {
            as(role, "Marta").get("/scim/v2/Users").then().statusCode(403).contentType(startsWith(SCIM));
        }
        as("provisioner", "Marta").get("/scim/v2/Users?count=1").then().statusCode(200);
        as("administrator", "Marta").get("/scim/v2/Users?count=1").then().statusCode(200);
        given().auth().oauth2(secret).get("/api/v1/cases").then().statusCode(401);
        as("provisioner", "Marta").get("/api/v1/cases").then().statusCode(403);
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", not(hasItem(containsString("scim"))));
    }

    @Test
    void an_import_of_many_gives_each_a_context() {
        int many = 60;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(create(name + "-" + i));
        }

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(userOf("mailto:" + name + "-" + (many - 1) + "@corp.com").getString("displayName"))
                .isEqualTo("Joy Young");
        assertThat(database.getCollection("directory").countDocuments(new Document("told", false)))
                .isZero();
    }

    // --- plumbing

    private RequestSpecification scim() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(SCIM, ContentType.TEXT)))
                .auth()
                .oauth2(secret)
                .accept(SCIM)
                .contentType(SCIM);
    }

    private String create(String who) {
        return scim().body(entraUser(who))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** As Entra ID sends it: attributes without a value as null, some under names that no schema has. */
    private static String entraUser(String who) {
        return """
                {
                  "schemas": [
                    "urn:ietf:params:scim:schemas:core:2.0:User",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
                  ],
                  "externalId": "ext-%1$s",
                  "userName": "%1$s@corp.com",
                  "active": true,
                  "addresses": null,
                  "displayName": "Joy Young",
                  "emails": [{"type": "work", "value": "%1$s@Corp.com", "primary": true}],
                  "meta": {"resourceType": "User"},
                  "name": {"familyName": "Young", "givenName": "Joy"},
                  "phoneNumbers": null,
                  "preferredLanguage": null,
                  "title": null,
                  "department": null,
                  "manager": null
                }
                """.formatted(who);
    }

    private Response patch(String id, String operations) {
        return scim().body(patchBody(operations)).patch("/scim/v2/Users/{id}", id);
    }

    private static String patchBody(String operations) {
        return "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [" + operations
                + "]}";
    }

    /** Somebody's own Spanish mobile number. */
    private static String telephone(String who) {
        return "+346" + String.format(java.util.Locale.ROOT, "%08d", Math.floorMod(who.hashCode(), 100_000_000));
    }

    private static JsonPath userOf(String identity) {
        return as("agent", "Marta")
                .queryParam("identity", identity)
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath find(String identity) {
        return as("agent", "Marta")
                .queryParam("identity", identity)
                .get("/api/v1/users")
                .jsonPath();
    }

    /** How many identities the directory vouched for in a user's log. */
    private int vouchedFor(String user) {
        int vouched = 0;
        for (Document commit : database.getCollection("context_log").find(new Document("user", user))) {
            vouched += JsonPath.from(commit.getString("payload"))
                    .getList("facts.findAll { it.fact == 'IdentityLinked' && it.how == 'directory' }")
                    .size();
        }
        return vouched;
    }

    /** What the directory said of a user, in order: active or not. */
    private List<Boolean> activity(String user) {
        List<Boolean> said = new ArrayList<>();
        for (Document commit : database.getCollection("context_log")
                .find(new Document("user", user))
                .sort(new Document("version", 1))) {
            JsonPath.from(commit.getString("payload"))
                    .getList("facts.findAll { it.fact == 'DirectoryEntrySet' }.active", Boolean.class)
                    .forEach(said::add);
        }
        return said;
    }

    private void publish(Interaction... interactions) {
        publisher.publishAll(EventType.INTERACTION_RECEIVED, List.of(interactions));
    }

    private static Interaction mail(String id, String from) {
        String sample = new String(
                ContractJson.write(Samples.read("hilo.interaction.received.v1/email-with-image", Interaction.class)),
                StandardCharsets.UTF_8);
        Interaction original = ContractJson.read(sample.getBytes(StandardCharsets.UTF_8), Interaction.class);
        return ContractJson.read(
                sample.replace(original.id(), id)
                        .replace("\"" + original.from().identity() + "\"", "\"" + from + "\"")
                        .replace(original.conversation().id(), "thread-" + id)
                        .getBytes(StandardCharsets.UTF_8),
                Interaction.class);
    }
}
