package dev.hilo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Records, schemas, samples and the AsyncAPI document say the same. */
class ContractTest {

    private static final ObjectMapper JSON = ContractJson.mapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(resolvers ->
                    resolvers.mapPrefix("https://hilo.dev/schemas/", "classpath:dev/hilo/contracts/schemas/")));

    @TestFactory
    Stream<DynamicTest> every_sample_satisfies_its_schema() {
        return samples()
                .map(sample -> dynamicTest(
                        sample.name(),
                        () -> assertThat(errors(sample.type(), sample.json())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_sample_survives_being_read_and_written() {
        return samples()
                .map(sample -> dynamicTest(sample.name(), () -> {
                    JsonNode written = JSON.readTree(ContractJson.write(read(sample.type(), sample.json())));
                    assertThat(JSON.readTree(ContractJson.write(read(sample.type(), written))))
                            .isEqualTo(written);
                    assertThat(withoutEmptiness(written)).isEqualTo(withoutEmptiness(sample.json()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_a_record_writes_satisfies_the_schema() {
        return samples()
                .map(sample -> dynamicTest(sample.name(), () -> {
                    JsonNode written = JSON.readTree(ContractJson.write(read(sample.type(), sample.json())));
                    assertThat(errors(sample.type(), written)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_the_schema_requires_the_record_requires_and_names() {
        return samples()
                .flatMap(sample -> mutilations(sample)
                        .map(cut -> dynamicTest(cut.name(), () -> {
                            if (!errors(sample.type(), cut.json()).isEmpty()) {
                                assertThatThrownBy(() -> read(sample.type(), cut.json()))
                                        .isInstanceOf(ContractViolation.class)
                                        .hasMessageContaining(cut.field());
                            } else {
                                assertThat(read(sample.type(), cut.json())).isNotNull();
                            }
                        })));
    }

    @Test
    void every_event_type_has_a_schema_and_samples() {
        Set<String> types = new TreeSet<>();
        samples().forEach(sample -> types.add(sample.type().type()));
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        EventType.ALL.stream().map(EventType::type).toList());
        assertThat(EventType.ALL).allSatisfy(type -> assertThat(schema(type)).isNotNull());
    }

    @Test
    void every_fact_stands_in_a_sample() throws IOException {
        Set<String> seen = new TreeSet<>();
        samples()
                .filter(sample -> sample.type().equals(EventType.CONTEXT_COMMITTED))
                .forEach(sample -> sample.json()
                        .get("facts")
                        .forEach(fact -> seen.add(fact.get("fact").asText())));
        for (Class<?> fact : ContextFact.class.getPermittedSubclasses()) {
            if (fact != ContextFact.Unknown.class) {
                assertThat(seen).contains(fact.getSimpleName());
            }
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_asyncapi_document_names_every_topic_and_type() throws IOException {
        try (InputStream yaml = resource("asyncapi.yaml")) {
            java.util.Map<String, Object> document = new Yaml().load(yaml);
            String text = document.toString();
            assertThat(document.get("asyncapi")).isEqualTo("3.0.0");
            assertThat(EventType.ALL)
                    .allSatisfy(type -> assertThat(text)
                            .contains("address=" + type.topic())
                            .contains("name=" + type.type())
                            .contains("schemas/" + type.type() + ".json"));
        }
    }

    @Test
    void a_wrong_kind_of_value_is_named_by_its_path() {
        byte[] json = "{\"id\":\"x\",\"channel\":\"email\",\"occurredAt\":\"yesterday\"}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ContractJson.read(json, Interaction.class))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("occurredAt")
                .hasMessageNotContaining("yesterday");
    }

    @Test
    void fields_of_a_later_version_are_kept() {
        samples()
                .filter(sample -> sample.name().contains("later-version.json")
                        && sample.type().equals(EventType.INTERACTION_RECEIVED))
                .forEach(sample -> assertThat(((Interaction) read(sample.type(), sample.json())).extensions())
                        .containsKeys("sentiment", "spamScore"));
    }

    // --- plumbing

    private record Sample(EventType<?> type, String name, JsonNode json) {}

    private record Mutilation(String name, String field, JsonNode json) {}

    private static Stream<Sample> samples() {
        try {
            Path root = Path.of(Objects.requireNonNull(ContractTest.class.getResource("/dev/hilo/contracts/samples"))
                    .toURI());
            List<Sample> found = new ArrayList<>();
            for (EventType<?> type : EventType.ALL) {
                try (Stream<Path> files = Files.list(root.resolve(type.type()))) {
                    for (Path file : files.sorted().toList()) {
                        found.add(new Sample(
                                type, type.type() + "/" + file.getFileName(), JSON.readTree(Files.readAllBytes(file))));
                    }
                }
            }
            return found.stream();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The sample with one field cut out, for each field at the top and one level down. */
    private static Stream<Mutilation> mutilations(Sample sample) {
        List<Mutilation> cuts = new ArrayList<>();
        sample.json().fieldNames().forEachRemaining(field -> {
            ObjectNode cut = sample.json().deepCopy();
            cut.remove(field);
            cuts.add(new Mutilation(sample.name() + " without " + field, field, cut));
            JsonNode child = sample.json().get(field);
            if (child.isObject()) {
                child.fieldNames().forEachRemaining(inner -> {
                    ObjectNode deep = sample.json().deepCopy();
                    ((ObjectNode) deep.get(field)).remove(inner);
                    cuts.add(new Mutilation(sample.name() + " without " + field + "." + inner, inner, deep));
                });
            }
        });
        return cuts.stream();
    }

    private static <T> T read(EventType<T> type, JsonNode json) {
        return ContractJson.read(ContractJson.write(json), type.data());
    }

    private static List<String> errors(EventType<?> type, JsonNode json) {
        return schema(type).validate(json.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema schema(EventType<?> type) {
        return SCHEMAS.getSchema(SchemaLocation.of("https://hilo.dev/schemas/" + type.type() + ".json"));
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ContractTest.class.getResourceAsStream("/dev/hilo/contracts/" + name), name);
    }

    /** Absent and empty lists, absent and default words mean the same: take them out before comparing. */
    private static JsonNode withoutEmptiness(JsonNode node) {
        if (node.isObject()) {
            ObjectNode clean = JSON.createObjectNode();
            node.fields().forEachRemaining(field -> {
                JsonNode value = withoutEmptiness(field.getValue());
                boolean empty = value.isArray() && value.isEmpty()
                        || value.isBoolean() && !value.booleanValue()
                        || value.isTextual() && value.asText().equals("none");
                if (!empty) {
                    clean.set(field.getKey(), value);
                }
            });
            return clean;
        }
        if (node.isArray()) {
            var clean = JSON.createArrayNode();
            node.forEach(element -> clean.add(withoutEmptiness(element)));
            return clean;
        }
        return node;
    }
}
