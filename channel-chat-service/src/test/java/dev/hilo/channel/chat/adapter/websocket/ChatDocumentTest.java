package dev.hilo.channel.chat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.contracts.ContractJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The document and the code say the same. {@link ChatClient} holds all that the service really sends against it, too. */
class ChatDocumentTest {

    private static final Map<String, Class<?>> FRAMES =
            Map.of("fromPage", ClientFrame.class, "fromService", ServerFrame.class);

    private final ChatDocument document = ChatDocument.read();

    @Test
    void it_is_asyncapi_3_of_the_address_that_is_served() {
        assertThat(document.at("/asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.at("/channels/chat/address").asText())
                .isEqualTo(ChatSocket.class
                        .getAnnotation(io.quarkus.websockets.next.WebSocket.class)
                        .path());
    }

    @Test
    void it_names_the_frames_there_are_and_no_others() {
        FRAMES.forEach((operation, frames) -> assertThat(
                        document.messages(operation).keySet())
                .as(operation)
                .isEqualTo(types(frames)
                        .collect(Collectors.toMap(JsonSubTypes.Type::name, one -> one))
                        .keySet()));
        Set<JsonNode> carried = FRAMES.keySet().stream()
                .flatMap(operation -> document.messages(operation).values().stream())
                .collect(Collectors.toSet());
        assertThat(document.at("/channels/chat/messages"))
                .allSatisfy(one -> assertThat(carried).contains(document.resolved(one)));
    }

    @TestFactory
    Stream<DynamicTest> every_frame_has_the_fields_it_says() {
        return FRAMES.entrySet().stream()
                .flatMap(frames -> types(frames.getValue())
                        .map(type -> dynamicTest(frames.getKey() + " " + type.name(), () -> {
                            JsonNode payload = document.messages(frames.getKey())
                                    .get(type.name())
                                    .get("payload");
                            same(type.value(), payload, true, frames.getKey().equals("fromService"));
                        })));
    }

    @Test
    void it_lists_the_errors_there_are() {
        assertThat(document.at("/components/messages/error/payload/properties/code/enum"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        Stream.of(ChatError.values()).map(ChatError::code).toArray(String[]::new));
    }

    @TestFactory
    Stream<DynamicTest> every_example_holds_and_is_read_as_what_it_is() {
        return FRAMES.keySet().stream()
                .flatMap(operation -> document.messages(operation).values().stream()
                        .flatMap(message -> examples(message)
                                .map(example -> dynamicTest(example.toString(), () -> {
                                    assertThat(document.wrong(operation, example))
                                            .isEmpty();
                                    if (operation.equals("fromPage")) {
                                        assertThat(written(read(example)).properties())
                                                .as("nothing of it is passed over")
                                                .containsAll(example.properties());
                                    }
                                }))));
    }

    private void same(Class<?> record, JsonNode schema, boolean frame, boolean sent) {
        Set<String> names = new TreeSet<>(frame ? Set.of("type") : Set.of());
        Set<String> always = new TreeSet<>(names);
        for (RecordComponent field : record.getRecordComponents()) {
            JsonNode property = document.resolved(schema.path("properties").path(field.getName()));
            assertThat(property.isMissingNode())
                    .as(field.getName() + " is missing")
                    .isFalse();
            names.add(field.getName());
            if (isAlways(field)) {
                always.add(field.getName());
            }
            same(field.getGenericType(), property, field.getName());
        }
        assertThat(schema.path("properties").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(names);
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(one -> required.add(one.asText()));
        if (sent) {
            assertThat(required).isEqualTo(always);
        } else {
            assertThat(names).containsAll(required);
        }
    }

    private void same(Type type, JsonNode schema, String name) {
        if (type instanceof ParameterizedType list) {
            assertThat(schema.path("type").asText()).as(name).isEqualTo("array");
            same(list.getActualTypeArguments()[0], document.resolved(schema.path("items")), name + "[]");
        } else if (type instanceof Class<?> record && record.isRecord()) {
            same(record, schema, ServerFrame.class.isAssignableFrom(record), true);
        } else if (!schema.has("enum")) {
            assertThat(schema.path("type").asText()).as(name).isEqualTo(word(type));
            assertThat(schema.path("format").asText().equals("date-time"))
                    .as(name)
                    .isEqualTo(type.equals(Instant.class));
        }
    }

    private static String word(Type type) {
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return "boolean";
        }
        return Set.<Type>of(int.class, long.class, Integer.class, Long.class).contains(type) ? "integer" : "string";
    }

    /** Whether it is there in every frame. */
    private static boolean isAlways(RecordComponent field) {
        return !field.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !field.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    private static Stream<JsonSubTypes.Type> types(Class<?> frames) {
        return Stream.of(frames.getAnnotation(JsonSubTypes.class).value());
    }

    private static Stream<JsonNode> examples(JsonNode message) {
        List<JsonNode> examples = StreamSupport.stream(message.path("examples").spliterator(), false)
                .map(example -> example.get("payload"))
                .toList();
        assertThat(examples).as(message.path("name").asText()).isNotEmpty();
        return examples.stream();
    }

    private static ClientFrame read(JsonNode example) throws JsonProcessingException {
        return ContractJson.mapper().treeToValue(example, ClientFrame.class);
    }

    private static JsonNode written(ClientFrame frame) throws JsonProcessingException {
        return ContractJson.mapper().readTree(ContractJson.mapper().writeValueAsString(frame));
    }
}
