package dev.hilo.kit.test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The OpenAPI document that the service under test serves, and what every such document says. */
public final class OpenApiDocument {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final JsonNode api;

    private OpenApiDocument(JsonNode api) {
        this.api = api;
    }

    public static OpenApiDocument served() throws IOException {
        return new OpenApiDocument(new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString()));
    }

    public JsonNode tree() {
        return api;
    }

    /** Fails where {@code docs} has another document; {@code -Dhilo.openapi.write=true} writes it anew. */
    public static void isCommittedAs(String name) throws IOException {
        Path committed = Path.of("..", "docs", name);
        String served = given().get("/q/openapi").asString();
        if (Boolean.getBoolean("hilo.openapi.write")) {
            Files.writeString(committed, served);
        }
        assertThat(Files.writeString(Path.of("target", name), served))
                .as("docs/" + name + " is behind; CONTRIBUTING.md has the line that writes it anew")
                .hasSameTextualContentAs(committed);
    }

    /** Every operation, answer, field and parameter says what it is. */
    public void saysWhatEverythingIs() {
        assertThat(api.path("openapi").asText()).isEqualTo("3.1.0");
        operations().forEach(operation -> {
            String name = operation.path("operationId").asText();
            assertThat(name).as(operation.toString()).isNotBlank();
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.path("tags").size()).as(name).isPositive();
            operation.path("responses").properties().stream()
                    .filter(answer -> !answer.getValue().has("$ref"))
                    .forEach(answer -> isTyped(name + " " + answer.getKey(), answer));
        });
        assertThat(silent())
                .as("say it in src/main/resources/openapi-words.properties")
                .isEmpty();
        assertThat(api.at("/components/schemas").properties())
                .extracting(Map.Entry::getKey)
                .noneMatch(name -> name.matches(".*\\d"));
    }

    public Stream<JsonNode> operations() {
        return values(api.path("paths"))
                .flatMap(item -> item.properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(Map.Entry::getValue));
    }

    private static void isTyped(String name, Map.Entry<String, JsonNode> answer) {
        assertThat(answer.getValue().path("description").asText()).as(name).isNotBlank();
        if (!answer.getKey().equals("204")) {
            assertThat(answer.getValue().path("content").properties())
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(content -> assertThat(
                                    content.getValue().path("schema").size())
                            .as(name + " " + content.getKey())
                            .isPositive());
        }
    }

    private List<String> silent() {
        List<String> silent = new ArrayList<>();
        api.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue().path("properties").properties().stream()
                        .filter(field ->
                                field.getValue().path("description").asText().isBlank())
                        .forEach(field -> silent.add(schema.getKey() + "." + field.getKey())));
        values(api.path("paths"))
                .flatMap(item -> Stream.concat(
                        values(item.path("parameters")),
                        values(item).flatMap(operation -> values(operation.path("parameters")))))
                .filter(parameter -> !parameter.has("$ref")
                        && parameter.path("description").asText().isBlank())
                .forEach(parameter -> silent.add(parameter.path("in").asText() + "."
                        + parameter.path("name").asText()));
        return silent;
    }

    private static Stream<JsonNode> values(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
