package dev.hilo.cases;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.kit.test.Management;
import dev.hilo.stream.EventPublisher;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests do with the running service, as people and channels do it. */
public final class CaseApi {

    public static final Duration SOON = Duration.ofSeconds(20);

    private static final String TEXT = "Desde esta mañana no puedo entrar en la VPN. Adjunto captura.";
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private CaseApi() {}

    /** A request of somebody in a role; the subject is made of role and name: {@code agent-ana}. */
    public static RequestSpecification as(String role, String name) {
        return given().auth().oauth2(token(role, name)).contentType(ContentType.JSON);
    }

    public static String token(String role, String name) {
        return TOKENS.computeIfAbsent(
                role + " " + name,
                key -> given().formParam("role", role)
                        .formParam("name", name)
                        .post(ConfigProvider.getConfig().getValue("hilo.identity.issuer", String.class) + "/token")
                        .jsonPath()
                        .getString("access_token"));
    }

    /** A case as agents see it, opened by a mail of a new user. */
    public static JsonPath openCase(EventPublisher publisher) {
        return openCase(publisher, "No puedo entrar en la VPN");
    }

    public static JsonPath openCase(EventPublisher publisher, String subject) {
        String address = "mailto:p-" + UUID.randomUUID() + "@corp.com";
        write(publisher, address, subject);
        return await().atMost(SOON)
                .until(
                        () -> as("supervisor", "Sol")
                                .get("/api/v1/users?identity={i}", address)
                                .then()
                                .extract()
                                .jsonPath(),
                        context -> context.get("cases[0].id") != null);
    }

    /** A mail from an address. */
    public static void write(EventPublisher publisher, String address, String subject) {
        write(publisher, address, subject, TEXT);
    }

    /** A mail in its thread, with a text of its own. */
    public static void write(EventPublisher publisher, String address, String subject, String text) {
        String json = sample().replace(TEXT, text)
                .replaceAll("\"id\": \"int_[0-9a-f]+\"", "\"id\": \"int_" + UUID.randomUUID() + "\"")
                .replace("mailto:ana@corp.com", address)
                .replace("No puedo entrar en la VPN", subject)
                .replace("7f3c9a", Integer.toHexString(address.hashCode()));
        publisher.publishAll(
                EventType.INTERACTION_RECEIVED,
                List.of(ContractJson.read(json.getBytes(StandardCharsets.UTF_8), Interaction.class)));
    }

    /**
     * Publishes what somebody writes by mail or on the channel their identity is of, waits until it is recorded or was
     * before, and says in whose log.
     *
     * @param id names the interaction and its conversation
     */
    public static String writes(EventPublisher publisher, MongoDatabase database, String from, String id, String text) {
        return writes(publisher, database, new Party(from, false, null, List.of()), id, text);
    }

    /** The same, by a party of whom the channel says more. */
    public static String writes(EventPublisher publisher, MongoDatabase database, Party from, String id, String text) {
        publisher.publishAll(
                EventType.INTERACTION_RECEIVED,
                List.of(new Interaction(
                        Ids.interaction("test", id),
                        LinkedIdentity.channelOf(from.identity()),
                        Instant.parse("2026-11-25T08:00:00Z"),
                        from,
                        new Conversation(id, null, List.of()),
                        null,
                        Content.of(text),
                        List.of(),
                        List.of(),
                        Automation.NONE,
                        null,
                        Map.of())));
        return await().atMost(SOON)
                .until(
                        () -> database.getCollection("context_log")
                                .find(new Document("causes", Ids.interaction("test", id)))
                                .first(),
                        Objects::nonNull)
                .getString("user");
    }

    public static void assign(String caseId, String queue, String agentId) {
        as("supervisor", "Sol")
                .body(Map.of("queue", queue, "agentId", agentId, "agentName", agentId))
                .post("/api/v1/cases/{id}/assign", caseId)
                .then()
                .statusCode(200);
    }

    public static void message(String caseId, String text) {
        as("supervisor", "Sol")
                .body(Map.of("text", text))
                .post("/api/v1/cases/{id}/messages", caseId)
                .then()
                .statusCode(200);
    }

    /** The value of a metric, all its lines that have the label added up. */
    public static double metric(String name, String label) {
        return Management.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String sample() {
        try (InputStream in = CaseApi.class.getResourceAsStream(
                "/dev/hilo/contracts/samples/hilo.interaction.received.v1/email-with-image.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
