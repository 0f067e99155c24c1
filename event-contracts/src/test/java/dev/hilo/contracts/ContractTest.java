package dev.hilo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hilo.contracts.Golden.Sample;
import java.io.IOException;
import java.io.InputStream;
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
    private static final Set<String> MEANING_NOTHING = Set.of("none", "came-back", Personal.TEXT, Personal.IDENTITY);
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(resolvers ->
                    resolvers.mapPrefix("https://hilo.dev/schemas/", "classpath:dev/hilo/contracts/schemas/")));

    @TestFactory
    Stream<DynamicTest> every_sample_satisfies_its_schema() {
        return Golden.samples()
                .map(sample -> dynamicTest(
                        sample.name(),
                        () -> assertThat(errors(sample.type(), sample.json())).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_sample_survives_being_read_and_written() {
        return Golden.samples()
                .map(sample -> dynamicTest(sample.name(), () -> {
                    JsonNode written = JSON.readTree(ContractJson.write(read(sample.type(), sample.json())));
                    assertThat(JSON.readTree(ContractJson.write(read(sample.type(), written))))
                            .isEqualTo(written);
                    assertThat(withoutEmptiness(written)).isEqualTo(withoutEmptiness(sample.json()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_a_record_writes_satisfies_the_schema() {
        return Golden.samples()
                .map(sample -> dynamicTest(sample.name(), () -> {
                    JsonNode written = JSON.readTree(ContractJson.write(read(sample.type(), sample.json())));
                    assertThat(errors(sample.type(), written)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_the_schema_requires_the_record_requires_and_names() {
        return Golden.samples()
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

    @TestFactory
    Stream<DynamicTest> what_is_personal_may_be_missing_only_from_a_sealed_commit() {
        return Golden.samples()
                .filter(sample -> sample.type().equals(EventType.CONTEXT_COMMITTED) && !sample.isSealed())
                .flatMap(sample -> withoutPersonalParts(sample)
                        .map(cut -> dynamicTest(cut.name(), () -> {
                            assertThat(errors(sample.type(), cut.json())).isNotEmpty();
                            assertThatThrownBy(() -> read(sample.type(), cut.json()))
                                    .isInstanceOf(ContractViolation.class)
                                    .hasMessageContaining(cut.field());
                            ((ObjectNode) cut.json()).putObject("sealed").put("user", "AQ");
                            assertThat(errors(sample.type(), cut.json())).isEmpty();
                            assertThat(read(sample.type(), cut.json())).isNotNull();
                        })));
    }

    @TestFactory
    Stream<DynamicTest> every_commit_satisfies_the_schema_when_it_is_sealed() {
        return Golden.commits().stream()
                .map(commit -> dynamicTest(commit.eventId(), () -> {
                    byte[] sealed = Sealing.seal(commit, Golden.KEYS);
                    assertThat(errors(EventType.CONTEXT_COMMITTED, JSON.readTree(sealed)))
                            .isEmpty();
                }));
    }

    @Test
    void every_event_type_has_a_schema_and_samples() {
        Set<String> types = new TreeSet<>();
        Golden.samples().forEach(sample -> types.add(sample.type().type()));
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        EventType.ALL.stream().map(EventType::type).toList());
        assertThat(EventType.ALL).allSatisfy(type -> assertThat(schema(type)).isNotNull());
    }

    @Test
    void every_fact_stands_in_a_sample() throws IOException {
        Set<String> seen = new TreeSet<>();
        Golden.samples()
                .filter(sample -> sample.type().equals(EventType.CONTEXT_COMMITTED))
                .forEach(sample -> sample.json()
                        .get("facts")
                        .forEach(fact -> seen.add(fact.get("fact").asText())));
        for (JsonSubTypes.Type kind :
                ContextFact.class.getAnnotation(JsonSubTypes.class).value()) {
            assertThat(seen).contains(kind.name());
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
        Golden.samples()
                .filter(sample -> sample.name().contains("later-version.json")
                        && sample.type().equals(EventType.INTERACTION_RECEIVED))
                .forEach(sample -> assertThat(((Interaction) read(sample.type(), sample.json())).extensions())
                        .containsKeys("sentiment", "spamScore"));
    }

    // --- plumbing

    private record Mutilation(String name, String field, JsonNode json) {}

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
        if (sample.isSealed()) {
            // What is missing then is in the facts, and that is what the violation names.
            cuts.replaceAll(cut -> cut.json().has("sealed") ? cut : new Mutilation(cut.name(), "identity", cut.json()));
        }
        return cuts.stream();
    }

    /** The sample without one of the personal parts that a record must have, for each of them. */
    private static Stream<Mutilation> withoutPersonalParts(Sample sample) {
        List<Mutilation> cuts = new ArrayList<>();
        PersonalParts.walk(ContextFact.class, sample.json().get("facts"), "/facts", Scope.USER, found -> {
            if (found.placeholder() != null && found.holder().has(found.name())) {
                ObjectNode cut = sample.json().deepCopy();
                JsonPointer place = JsonPointer.compile(found.pointer());
                ((ObjectNode) cut.at(place.head())).remove(found.name());
                cuts.add(new Mutilation(sample.name() + " without " + found.pointer(), found.name(), cut));
            }
        });
        return cuts.stream();
    }

    private static <T> T read(EventType<T> type, JsonNode json) {
        return ContractJson.read(ContractJson.write(json), type.data());
    }

    static List<String> errors(EventType<?> type, JsonNode json) {
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

    /**
     * Absent, empty and zero, absent and default words, what is sealed and its placeholder mean the same: take them out
     * before comparing.
     */
    private static JsonNode withoutEmptiness(JsonNode node) {
        if (node.isObject()) {
            ObjectNode clean = JSON.createObjectNode();
            node.fields().forEachRemaining(field -> {
                JsonNode value = withoutEmptiness(field.getValue());
                boolean empty = value.isContainerNode() && value.isEmpty()
                        || value.isNumber() && value.doubleValue() == 0
                        || value.isBoolean() && !value.booleanValue()
                        || value.isTextual() && MEANING_NOTHING.contains(value.asText());
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
