package dev.hilo.cases.api.adapter.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Says what fields and parameters mean, from {@code openapi-words.properties}, and which words those take that take only
 * some: the constants of an enum, in lower case with hyphens.
 */
final class ApiWords {

    private static final String FILE = "/openapi-words.properties";
    private static final String CASES = "dev.hilo.cases.";

    /** By schema and field. */
    private static final Map<String, String> ENUMS = Map.of(
            "CaseView.status", CASES + "context.model.CaseStatus",
            "MyCaseView.status", CASES + "context.model.CaseStatus",
            "DeliveryView.status", CASES + "webhooks.model.Delivery$Status",
            "ErasureView.status", CASES + "protection.app.Erasure$State",
            "RebuildView.status", CASES + "rebuild.app.RebuildState$Status",
            "FieldForm.kind", CASES + "catalogue.model.Field$Kind",
            "FieldForm.scope", CASES + "catalogue.model.Field$Scope",
            "IdentityView.how", CASES + "context.model.LinkedIdentity$How",
            "Related.relation", CASES + "context.model.CaseFact$Relation");

    private final Properties words = new Properties();
    private final IndexView index;

    ApiWords(IndexView index) {
        this.index = index;
        try (InputStream file = Objects.requireNonNull(ApiWords.class.getResourceAsStream(FILE), FILE)) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        String kind = ENUMS.get(place);
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
