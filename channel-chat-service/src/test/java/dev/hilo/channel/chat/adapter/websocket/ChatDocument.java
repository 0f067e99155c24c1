package dev.hilo.channel.chat.adapter.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

/** {@code docs/chat-asyncapi.yaml}: what it says that pages and the service send. */
final class ChatDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    private ChatDocument(JsonNode document) {
        this.document = document;
    }

    static ChatDocument read() {
        try {
            Object yaml = new Yaml().load(Files.readString(Path.of("..", "docs", "chat-asyncapi.yaml")));
            return new ChatDocument(JSON.valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** The messages of an operation, by the type of their frames. */
    Map<String, JsonNode> messages(String operation) {
        Map<String, JsonNode> messages = new TreeMap<>();
        for (JsonNode named : document.at("/operations/" + operation + "/messages")) {
            JsonNode message = resolved(resolved(named));
            messages.put(message.at("/payload/properties/type/const").asText(), message);
        }
        return messages;
    }

    /** What a reference leads to; what is none is that itself. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with a frame, by the schema of its message; nothing is. */
    String wrong(String operation, JsonNode frame) {
        JsonNode message = messages(operation).get(frame.path("type").asText());
        if (message == null) {
            return "the document knows no such frame";
        }
        ObjectNode schema = message.get("payload").deepCopy();
        schema.set("components", document.get("components"));
        return String.join(
                "; ",
                StreamSupport.stream(
                                SCHEMAS.getSchema(schema.toString(), InputFormat.JSON)
                                        .validate(frame.toString(), InputFormat.JSON)
                                        .spliterator(),
                                false)
                        .map(Object::toString)
                        .toList());
    }
}
