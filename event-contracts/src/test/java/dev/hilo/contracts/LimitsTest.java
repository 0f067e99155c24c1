package dev.hilo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hilo.contracts.Golden.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What arrives on a topic, and what is published there, keeps the limits that its schema states. */
class LimitsTest {

    /** Read as a known word or as {@code other}, so that no length reaches anything. */
    private static final Set<String> WORDS = Set.of("automation", "kind", "status", "side", "state", "command");

    private static final List<EventType<?>> FROM_OUTSIDE = EventType.ALL.stream()
            .filter(type -> Limits.Limited.class.isAssignableFrom(type.data()))
            .toList();

    /** @param schema of the value at a path, whose steps are names and, for the elements of a list, {@code []} */
    private record Place(EventType<?> type, List<String> path, JsonNode schema) {

        @Override
        public String toString() {
            return type.type() + " " + String.join(".", path);
        }

        String name() {
            return path.getLast().equals("[]") ? path.get(path.size() - 2) : path.getLast();
        }
    }

    @Test
    void all_topics_but_those_that_only_the_case_service_writes_have_limits() {
        assertThat(EventType.ALL)
                .filteredOn(type -> !FROM_OUTSIDE.contains(type))
                .containsExactlyInAnyOrder(EventType.CONTEXT_COMMITTED, EventType.IDENTITY_ERASED);
    }

    @TestFactory
    Stream<DynamicTest> every_text_and_list_of_a_schema_has_a_limit() {
        return places().filter(place -> isTextOrList(place.schema()))
                .map(place -> dynamicTest(
                        place.toString(),
                        () -> assertThat(isLimited(place.schema())).isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> what_is_longer_than_the_schema_allows_is_refused_by_name() {
        return places().filter(place -> place.schema().has("maxLength") && !WORDS.contains(place.name()))
                .map(place -> dynamicTest(place.toString(), () -> {
                    int most = place.schema().get("maxLength").asInt();
                    assertIsRead(place, text(place, most));
                    assertIsRefused(place, text(place, most + 1));
                }));
    }

    @TestFactory
    Stream<DynamicTest> lists_of_more_than_the_schema_allows_are_refused_by_name() {
        return places().filter(place -> place.schema().has("maxItems"))
                .map(place -> dynamicTest(place.toString(), () -> {
                    boolean texts = place.schema().at("/items/type").asText().equals("string");
                    JsonNode one = texts
                            ? TextNode.valueOf("x")
                            : at(sample(place.type(), and(place.path(), "[]")), and(place.path(), "[]"));
                    ArrayNode many = ContractJson.mapper().createArrayNode();
                    for (int i = 0; i <= place.schema().get("maxItems").asInt(); i++) {
                        many.add(one);
                    }
                    assertIsRefused(place, many);
                }));
    }

    @TestFactory
    Stream<DynamicTest> times_that_nobody_can_mean_are_refused_by_name() {
        return places().filter(place -> place.schema().path("format").asText().equals("date-time"))
                .flatMap(place -> Stream.of(
                                "-999999999-01-01T00:00:00Z",
                                "1969-12-31T23:59:59.999Z",
                                "2200-01-01T00:00:00Z",
                                "+10000-01-01T00:00:00Z",
                                "+999999999-12-31T23:59:59Z")
                        .map(time ->
                                dynamicTest(place + " " + time, () -> assertIsRefused(place, TextNode.valueOf(time)))));
    }

    @Test
    void an_event_whose_parts_are_within_their_limits_may_still_be_too_large() throws IOException {
        ObjectNode json = Golden.samples()
                .filter(one -> one.type().equals(EventType.INTERACTION_RECEIVED))
                .findFirst()
                .orElseThrow()
                .json()
                .deepCopy();
        json.put("transcript", "á".repeat(Limits.EVENT_BYTES / 2));
        assertThatThrownBy(() -> ContractJson.readEvent(ContractJson.write(json), Interaction.class))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining("bytes of JSON");
    }

    @Test
    void what_the_log_holds_from_before_there_were_limits_is_still_read() {
        ContextCommitted commit = Golden.commits().stream()
                .filter(one -> one.facts().stream().anyMatch(ContextFact.InteractionRecorded.class::isInstance))
                .findFirst()
                .orElseThrow();
        String json = new String(ContractJson.write(commit), java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("\"text\":\"", "\"text\":\"" + "ñ".repeat(Limits.MESSAGE_TEXT));
        assertThat(ContractJson.readEvent(
                        json.getBytes(java.nio.charset.StandardCharsets.UTF_8), ContextCommitted.class))
                .isNotNull();
    }

    @Test
    void a_cut_text_keeps_its_characters_whole() {
        assertThat(Limits.cut("👩🏽‍💻👩🏽‍💻", 3)).isEqualTo("👩🏽…");
        assertThat(Limits.cut("Íñiguez", 7)).isEqualTo("Íñiguez");
    }

    // --- plumbing

    private static void assertIsRead(Place place, JsonNode value) {
        JsonNode json = with(place, value);
        assertThat(ContractTest.errors(place.type(), json)).isEmpty();
        assertThat(ContractJson.readEvent(ContractJson.write(json), place.type().data()))
                .isNotNull();
    }

    private static void assertIsRefused(Place place, JsonNode value) {
        JsonNode json = with(place, value);
        assertThat(ContractTest.errors(place.type(), json)).isNotEmpty();
        assertThatThrownBy(() -> ContractJson.readEvent(
                        ContractJson.write(json), place.type().data()))
                .isInstanceOf(ContractViolation.class)
                .hasMessageContaining(place.name());
    }

    /** Characters outside the basic plane, which Java counts twice, where the schema's pattern allows them. */
    private static TextNode text(Place place, int length) {
        String pattern = place.schema().path("pattern").asText();
        if (pattern.startsWith("^[a-z][a-z0-9-]*$")) {
            return TextNode.valueOf("x".repeat(length));
        }
        String start = pattern.isEmpty() ? "" : "x:";
        String character = length > Limits.FULL_TEXT ? "ñ" : "🧵";
        return TextNode.valueOf(start + character.repeat(length - start.length()));
    }

    private static JsonNode with(Place place, JsonNode value) {
        List<String> around = place.path().subList(0, place.path().size() - 1);
        JsonNode json = sample(place.type(), around).deepCopy();
        if (at(json, around) instanceof ObjectNode object) {
            object.set(place.path().getLast(), value);
        } else {
            ((ArrayNode) at(json, around)).removeAll().add(value);
        }
        return json;
    }

    /** A sample that has something at the place. */
    private static JsonNode sample(EventType<?> type, List<String> path) {
        return Golden.samples()
                .filter(sample -> sample.type().equals(type))
                .map(Sample::json)
                .filter(json -> !at(json, path).isMissingNode())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + type.type() + " has " + path));
    }

    private static JsonNode at(JsonNode json, List<String> path) {
        JsonNode here = json;
        for (String step : path) {
            here = step.equals("[]") ? here.path(0) : here.path(step);
        }
        return here;
    }

    private static boolean isTextOrList(JsonNode schema) {
        return schema.path("type").asText().equals("string")
                || schema.path("type").asText().equals("array");
    }

    private static boolean isLimited(JsonNode schema) {
        return schema.has("maxLength")
                || schema.has("maxItems")
                || schema.path("format").asText().equals("date-time")
                || schema.path("pattern").asText().endsWith("{64}$");
    }

    private static Stream<Place> places() {
        return FROM_OUTSIDE.stream().flatMap(type -> {
            List<Place> found = new ArrayList<>();
            walk(type, List.of(), schema(type), found);
            return found.stream();
        });
    }

    private static void walk(EventType<?> type, List<String> path, JsonNode schema, List<Place> found) {
        if (!path.isEmpty()) {
            found.add(new Place(type, path, schema));
        }
        schema.path("properties")
                .fields()
                .forEachRemaining(field -> walk(type, and(path, field.getKey()), field.getValue(), found));
        if (schema.has("items")) {
            walk(type, and(path, "[]"), schema.get("items"), found);
        }
    }

    private static List<String> and(List<String> path, String step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    private static JsonNode schema(EventType<?> type) {
        try {
            return ContractJson.mapper()
                    .readTree(LimitsTest.class.getResource("/dev/hilo/contracts/schemas/" + type.type() + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
