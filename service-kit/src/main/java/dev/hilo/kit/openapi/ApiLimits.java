package dev.hilo.kit.openapi;

import dev.hilo.kit.TextLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes into the OpenAPI document the limits of texts, lists and times of requests for which no resource says one. */
final class ApiLimits {

    /** From 1970 to before 2200. */
    private static final String BELIEVABLE = "^(19[7-9]|20[0-9]|21[0-9])[0-9]-";

    private final Components components;
    private final Set<String> seen = new HashSet<>();

    ApiLimits(Components components) {
        this.components = components;
    }

    void addToParameters() {
        components.getParameters().values().forEach(ApiLimits::limit);
    }

    void addTo(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getRef() == null)
                    .forEach(ApiLimits::limit);
        }
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(media -> limit(media.getSchema()));
        }
    }

    private static void limit(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema == null) {
            return;
        }
        if (is(schema, SchemaType.STRING) && isOpen(schema)) {
            schema.setMaxLength(TextLimits.ofParameter(parameter.getName()));
        }
    }

    private void limit(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
            if (seen.add(name)) {
                limit(components.getSchemas().get(name));
            }
            return;
        }
        if (is(schema, SchemaType.STRING)) {
            if (isOpen(schema)) {
                schema.setMaxLength(TextLimits.USUAL);
            } else if ("date-time".equals(schema.getFormat())) {
                schema.setPattern(BELIEVABLE);
            }
        }
        if (is(schema, SchemaType.ARRAY) && schema.getMaxItems() == null) {
            schema.setMaxItems(TextLimits.ELEMENTS);
        }
        if (schema.getAdditionalPropertiesSchema() != null && schema.getMaxProperties() == null) {
            schema.setMaxProperties(TextLimits.ELEMENTS);
        }
        Stream.of(
                        schema.getProperties() == null
                                ? Stream.<Schema>of()
                                : Map.copyOf(schema.getProperties()).values().stream(),
                        Stream.ofNullable(schema.getItems()),
                        Stream.ofNullable(schema.getAdditionalPropertiesSchema()),
                        stream(schema.getAllOf()),
                        stream(schema.getAnyOf()),
                        stream(schema.getOneOf()))
                .flatMap(some -> some)
                .forEach(this::limit);
    }

    private static Stream<Schema> stream(@Nullable List<Schema> schemas) {
        return schemas == null ? Stream.of() : schemas.stream();
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }

    private static boolean isOpen(Schema schema) {
        return schema.getMaxLength() == null && schema.getEnumeration() == null && schema.getFormat() == null;
    }
}
