package dev.hilo.kit.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * What a service's {@code openapi-words.properties} says: of fields and parameters what they mean; after {@code tag.} what
 * one does in a group of operations; after {@code enum.} the enum whose constants, in lower case with hyphens, are the words
 * that a field takes.
 */
final class ApiWords {

    private static final String FILE = "openapi-words.properties";
    private static final String TAG = "tag.";

    private final Properties words = new Properties();
    private final IndexView index;

    ApiWords(IndexView index) {
        this.index = index;
        try (InputStream file = ApiDescription.resource(FILE)) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Tag> tags() {
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith(TAG))
                .sorted()
                .map(key ->
                        OASFactory.createTag().name(key.substring(TAG.length())).description(words.getProperty(key)))
                .toList();
    }

    void addTo(Components components) {
        components.getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((field, property) -> describe(name + "." + field, field, property));
            }
        });
    }

    void addTo(@Nullable List<Parameter> parameters) {
        for (Parameter parameter : Objects.requireNonNullElse(parameters, List.<Parameter>of())) {
            if (parameter.getRef() == null && parameter.getDescription() == null && parameter.getIn() != null) {
                parameter.setDescription(words.getProperty(parameter.getIn() + "." + parameter.getName()));
            }
        }
    }

    private void describe(String place, String field, Schema property) {
        if (property.getDescription() == null) {
            property.setDescription(words.getProperty(place, words.getProperty(field)));
        }
        String kind = words.getProperty("enum." + place);
        if (kind != null) {
            property.setEnumeration(constants(kind));
        }
    }

    private List<Object> constants(String kind) {
        return Objects.requireNonNull(index.getClassByName(DotName.createSimple(kind)), kind)
                .fieldsInDeclarationOrder()
                .stream()
                .filter(FieldInfo::isEnumConstant)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .map(Object.class::cast)
                .toList();
    }
}
