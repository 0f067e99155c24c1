package dev.hilo.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hilo.kit.test.BrokerAndStore;
import dev.hilo.kit.test.OpenApiDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The document of the API: the committed one is the served one, and says what its readers need. */
@QuarkusTest
@QuarkusTestResource(BrokerAndStore.class)
@QuarkusTestResource(Issuer.class)
class OpenApiIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_committed_document_is_the_served_one() throws IOException {
        OpenApiDocument.isCommittedAs("openapi.yaml");
    }

    @Test
    void everything_says_what_it_is() throws IOException {
        OpenApiDocument.served().saysWhatEverythingIs();
    }

    @Test
    void every_operation_says_its_name_who_may_and_what_goes_wrong() throws IOException {
        OpenApiDocument document = OpenApiDocument.served();

        assertThat(document.tree().path("openapi").asText()).isEqualTo("3.1.0");
        document.operations().forEach(operation -> {
            String name = operation.path("operationId").asText();
            assertThat(name).as(operation.toString()).isNotBlank();
            assertThat(operation.path("summary").asText()).as(name).isNotBlank();
            assertThat(operation.path("tags").size()).as(name).isPositive();
            assertThat(operation.path("x-roles").size()).as(name).isPositive();
            assertThat(operation.path("description").asText()).as(name).contains("For ");
            assertThat(operation.path("security").path(0).has("bearer"))
                    .as(name)
                    .isTrue();
            for (String status : List.of("400", "401", "403", "500")) {
                assertThat(operation.path("responses").path(status).path("$ref").asText())
                        .as(name)
                        .isEqualTo("#/components/responses/Problem" + status);
            }
        });
    }

    @Test
    void a_field_that_takes_some_words_only_lists_them() throws IOException {
        assertThat(values(document().at("/components/schemas/CaseView/properties/status/enum")))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "new", "open", "pending-user", "on-hold", "reopened", "resolved", "closed", "cancelled");
    }

    @Test
    void streams_are_streams() throws IOException {
        assertThat(OpenApiDocument.served()
                        .operations()
                        .filter(operation ->
                                operation.path("operationId").asText().startsWith("follow")))
                .hasSize(3)
                .allMatch(operation -> operation.at("/responses/200/content").has("text/event-stream")
                        && !operation.path("responses").has("204"));
    }

    @Test
    void every_body_has_an_example_that_holds_its_schema() throws IOException {
        OpenApiDocument document = OpenApiDocument.served();
        JsonNode api = document.tree();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (String name : bodies(document)) {
            JsonNode example = api.at("/components/schemas/" + name + "/examples/0");
            assertThat(example.isObject())
                    .as(name + " has no example: give it one in src/main/resources/openapi-examples.json")
                    .isTrue();
            ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
            schema.set("components", api.get("components"));
            assertThat(registry.getSchema(schema.toString(), InputFormat.JSON)
                            .validate(example.toString(), InputFormat.JSON))
                    .as("the example of " + name)
                    .isEmpty();
        }
    }

    @Test
    void every_example_is_of_a_schema_that_a_door_knows() throws IOException {
        JsonNode schemas = document().at("/components/schemas");

        assertThat(JSON.readTree(Path.of("src", "main", "resources", "openapi-examples.json")
                                .toFile())
                        .properties())
                .allSatisfy(example -> assertThat(schemas.has(example.getKey()))
                        .as(example.getKey())
                        .isTrue());
    }

    private static JsonNode document() throws IOException {
        return OpenApiDocument.served().tree();
    }

    /** The schemas that stand for a whole body, asked or answered. */
    private static TreeSet<String> bodies(OpenApiDocument document) {
        TreeSet<String> names = new TreeSet<>();
        document.operations()
                .flatMap(operation ->
                        Stream.concat(Stream.of(operation.path("requestBody")), values(operation.path("responses"))))
                .flatMap(body -> values(body.path("content")))
                .map(media -> media.path("schema").path("$ref").asText())
                .filter(ref -> !ref.isEmpty())
                .forEach(ref -> names.add(ref.substring(ref.lastIndexOf('/') + 1)));
        return names;
    }

    private static Stream<JsonNode> values(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
