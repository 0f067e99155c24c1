package dev.hilo.cases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.webhooks.adapter.Impatience;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.Management;
import dev.hilo.stream.EventPublisher;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The documentation, done: every command of {@code docs/rest-api.md} in order, as an integrator would. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
@QuarkusTestResource(Impatience.class)
class RestWalkIT {

    private static final String ANA = "ana@corp.com";
    private static final Pattern DOCUMENTED =
            Pattern.compile("`((?:GET|POST|PUT|PATCH|DELETE)(?:, (?:GET|POST|PUT|PATCH|DELETE))*) (/[^`? ]*)");

    @Inject
    EventPublisher publisher;

    @Inject
    MongoDatabase database;

    @ConfigProperty(name = "hilo.kafka.bootstrap-servers")
    String bootstrapServers;

    @TestHTTPResource
    URI service;

    @Test
    void the_documented_day_of_an_agent_can_be_done_line_by_line() throws Exception {
        LogRelay.ensure(database, bootstrapServers);
        String address = "ana-" + UUID.randomUUID() + "@corp.com";
        wrote(address);
        Map<String, String> variables = new HashMap<>(Map.of(
                "API", service.resolve("/api/v1").toString(),
                "TMF", service.resolve("/tmf-api").toString(),
                "HOOK", Management.url("/q/health/live").toString(),
                "JSON", "Content-Type: application/json",
                "AGENT", bearer("agent", "Marta"),
                "SUPERVISOR", bearer("supervisor", "Sol"),
                "ADMIN", bearer("administrator", "Ines"),
                "CHANNEL", bearer("channel", "email"),
                "ME", "Authorization: Bearer " + People.token("user", "Ana", address)));
        String page = page().replace(ANA, address);

        assertThat(WalkStep.of(page)).hasSizeGreaterThan(20);
        SoftAssertions steps = new SoftAssertions();
        for (WalkStep step : WalkStep.of(page)) {
            Curl.Answer answer = Curl.run(step.words(variables));
            steps.assertThat(answer.status())
                    .as("%s%n%s", step.command(), answer.body())
                    .matches(
                            status -> step.expected() == WalkStep.SUCCESS
                                    ? status >= 200 && status < 300
                                    : status == step.expected(),
                            step.expected() == WalkStep.SUCCESS ? "is a success" : "is " + step.expected());
            step.captures().forEach((name, path) -> {
                String value = JsonPath.from(answer.body()).getString(path);
                steps.assertThat(value)
                        .as("%s of%n%s%n%s", path, step.command(), answer.body())
                        .isNotNull();
                variables.put(name, value == null ? "missing" : value);
            });
        }
        steps.assertAll();
    }

    @Test
    void the_page_names_every_address_there_is_and_no_other() throws Exception {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> served = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method -> method.matches("get|post|put|patch|delete"))
                .forEach(method -> served.add(method.toUpperCase(Locale.ROOT) + " " + plain(path))));
        Set<String> documented = new TreeSet<>();
        Matcher named = DOCUMENTED.matcher(page());
        while (named.find()) {
            for (String method : named.group(1).split(", ")) {
                documented.add(method + " " + plain(named.group(2)));
            }
        }

        assertThat(documented).isEqualTo(served);
    }

    private void wrote(String address) {
        CaseApi.write(publisher, "mailto:" + address, "No puedo entrar en la VPN");
        await().atMost(CaseApi.SOON)
                .untilAsserted(() -> CaseApi.as("agent", "Marta")
                        .get("/api/v1/users?identity={i}", "mailto:" + address)
                        .then()
                        .statusCode(200));
    }

    private static String bearer(String role, String name) {
        return "Authorization: Bearer " + CaseApi.token(role, name);
    }

    /** However its parameters are called. */
    private static String plain(String path) {
        return path.replaceFirst("^/api/v1", "").replaceAll("\\{[^}]*}", "{}");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/rest-api.md"));
    }
}
