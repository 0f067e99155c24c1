package dev.hilo.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A text that a request of the OpenAPI document may hold.
 *
 * @param in {@code path}, {@code query}, {@code header} or {@code body}
 * @param steps to it: one name, or in a body names, {@code []} for an element and {@code {}} for a member of any name
 */
record RequestText(
        String method, String path, String role, String in, List<String> steps, JsonNode schema, String mediaType) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + path + " " + in + " " + String.join(".", steps);
    }

    /** As a problem names it. */
    String field() {
        if (!in.equals("body")) {
            return steps.getFirst();
        }
        StringBuilder field = new StringBuilder();
        for (String step : steps) {
            field.append(
                    step.equals("[]") ? "[0]" : (field.isEmpty() ? "" : ".") + (step.equals("{}") ? "member" : step));
        }
        return field.toString();
    }

    /** A body that holds nothing but the text. */
    JsonNode body(String text) {
        JsonNode value = JSON.getNodeFactory().textNode(text);
        for (String step : steps.reversed()) {
            if (step.equals("[]")) {
                ArrayNode list = JSON.createArrayNode();
                list.add(value);
                value = list;
            } else {
                ObjectNode object = JSON.createObjectNode();
                object.set(step.equals("{}") ? "member" : step, value);
                value = object;
            }
        }
        return value;
    }

    /** The same place under a name that nobody knows; none where the caller chooses the name. */
    Optional<RequestText> misspelt(String name) {
        int last = steps.size() - 1;
        while (last >= 0 && steps.get(last).equals("[]")) {
            last--;
        }
        if (last < 0 || steps.get(last).equals("{}")) {
            return Optional.empty();
        }
        List<String> others = new ArrayList<>(steps.subList(0, last));
        others.add(name);
        return Optional.of(new RequestText(method, path, role, in, others, JSON.nullNode(), mediaType));
    }

    /** The address with the text in its place, all other parameters being as ids may be. */
    String address(String text) {
        String address = path;
        for (String name : pathParameters(path)) {
            address = address.replace(
                    "{" + name + "}", in.equals("path") && steps.getFirst().equals(name) ? text : "x");
        }
        return address;
    }

    private static List<String> pathParameters(String path) {
        return Stream.of(path.split("[{]"))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf('}')))
                .toList();
    }

    /** Every operation but those of services, with no text in particular. */
    static Stream<RequestText> operations(JsonNode api) {
        return api.path("paths").properties().stream()
                .flatMap(item -> item.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new RequestText(
                                operation.getKey(),
                                item.getKey(),
                                Walk.role(operation.getValue()),
                                "",
                                List.of(""),
                                JSON.nullNode(),
                                operation.getValue().path("requestBody").path("content").properties().stream()
                                        .map(Map.Entry::getKey)
                                        .findFirst()
                                        .orElse("application/json"))))
                .filter(operation -> !operation.role().equals("service"));
    }

    static Stream<RequestText> of(JsonNode api) {
        List<RequestText> found = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(item -> item.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> {
                            Walk walk = new Walk(api, item.getKey(), operation.getKey(), operation.getValue(), found);
                            walk.parameters(item.getValue().path("parameters"));
                            walk.parameters(operation.getValue().path("parameters"));
                            walk.body();
                        }));
        return found.stream();
    }

    private record Walk(JsonNode api, String path, String method, JsonNode operation, List<RequestText> found) {

        void parameters(JsonNode parameters) {
            for (JsonNode given : parameters) {
                JsonNode parameter = resolved(given);
                add(
                        parameter.path("in").asText(),
                        List.of(parameter.path("name").asText()),
                        resolved(parameter.path("schema")),
                        "");
            }
        }

        void body() {
            operation.path("requestBody").path("content").properties().forEach(media -> {
                walk(media.getValue().path("schema"), List.of(), media.getKey(), Set.of());
            });
        }

        private void walk(JsonNode given, List<String> steps, String mediaType, Set<String> around) {
            String ref = given.path("$ref").asText();
            if (!ref.isEmpty() && around.contains(ref)) {
                return;
            }
            Set<String> inside = new HashSet<>(around);
            inside.add(ref);
            JsonNode schema = resolved(given);
            add("body", steps, schema, mediaType);
            schema.path("properties")
                    .properties()
                    .forEach(property -> walk(property.getValue(), and(steps, property.getKey()), mediaType, inside));
            if (schema.has("items")) {
                walk(schema.get("items"), and(steps, "[]"), mediaType, inside);
            }
            if (schema.path("additionalProperties").isObject()) {
                walk(schema.get("additionalProperties"), and(steps, "{}"), mediaType, inside);
            }
            for (String combined : List.of("allOf", "anyOf", "oneOf")) {
                schema.path(combined).forEach(one -> walk(one, steps, mediaType, inside));
            }
        }

        private void add(String in, List<String> steps, JsonNode schema, String mediaType) {
            if (isText(schema) && !schema.path("format").asText().equals("binary")) {
                found.add(new RequestText(method, path, role(operation), in, steps, schema, mediaType));
            }
        }

        private static String role(JsonNode operation) {
            return operation.path("x-roles").path(0).asText("agent");
        }

        private static boolean isText(JsonNode schema) {
            JsonNode type = schema.path("type");
            return type.asText().equals("string")
                    || StreamSupport.stream(type.spliterator(), false)
                            .anyMatch(one -> one.asText().equals("string"));
        }

        private JsonNode resolved(JsonNode given) {
            String ref = given.path("$ref").asText();
            return ref.isEmpty() ? given : api.at(ref.substring(1));
        }

        private static List<String> and(List<String> steps, String step) {
            return Stream.concat(steps.stream(), Stream.of(step)).toList();
        }
    }
}
