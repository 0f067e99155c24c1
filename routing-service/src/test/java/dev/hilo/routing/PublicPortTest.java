package dev.hilo.routing;

import static dev.hilo.kit.test.TestTokens.bearer;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.hilo.kit.test.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger gets at the port of the API, and what it leaves behind in the metrics. */
@QuarkusTest
@TestProfile(InMemory.class)
class PublicPortTest {

    private static final Pattern URI_LABEL = Pattern.compile("http_server_requests_seconds_count\\{.*uri=\"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health", "/q/health/ready", "/q/health/live", "/q/info"})
    void health_and_metrics_are_not_at_the_port_of_the_api(String path) {
        when().get(path).then().statusCode(404);
    }

    @Test
    void health_and_metrics_are_at_the_port_of_operators() {
        Management.get("/q/health/live").then().statusCode(200).body(containsString("UP"));
        Management.get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void addresses_that_nobody_knows_are_one_label() {
        given().header("Authorization", bearer("agent-ana", "agent")).get("/api/v1/queues");
        Set<String> before = labels();
        for (int i = 0; i < 200; i++) {
            String path = (i % 2 == 0 ? "/api/v1/" : "/") + UUID.randomUUID() + (i % 3 == 0 ? "/ñandú" : "");
            when().get(path);
            given().header("Authorization", "Bearer " + UUID.randomUUID()).get(path);
            given().header("Authorization", bearer("agent-ana", "agent")).post(path);
            given().header("Origin", "https://evil.example")
                    .header("Access-Control-Request-Method", "PUT")
                    .options(path);
        }
        Set<String> added = labels();
        added.removeAll(before);

        assertThat(added).hasSizeLessThanOrEqualTo(1);
        assertThat(labels()).contains("/api/v1/queues").doesNotContain("NOT_FOUND");
    }

    private static Set<String> labels() {
        return URI_LABEL
                .matcher(Management.get("/q/metrics").asString())
                .results()
                .map(label -> label.group(1))
                .collect(toSet());
    }
}
