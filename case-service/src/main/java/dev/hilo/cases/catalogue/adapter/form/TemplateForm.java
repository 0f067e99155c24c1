package dev.hilo.cases.catalogue.adapter.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.catalogue.model.Field;
import dev.hilo.cases.catalogue.model.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template, without its id.
 *
 * @param fields what must be known of a case, in the order it is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateForm(
        @Nullable WordsForm name, @Nullable List<FieldForm> fields) {

    /**
     * @param name as the API calls it: {@code device}
     * @param question that the user is asked
     * @param kind {@code text}, {@code choice} or {@code date}; {@code text} when absent
     * @param choices what may be answered, for the kind {@code choice}
     * @param scope {@code case}, or {@code user} when the answer is to be remembered for the user's next cases; {@code
     *     case} when absent
     * @param fromProfile what of the user's profile answers it: {@code displayName}, {@code language}, or an attribute of
     *     the directory such as {@code location}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldForm(
            @Nullable String name,
            @Nullable WordsForm question,
            @Nullable String kind,
            @Nullable List<ChoiceForm> choices,
            @Nullable String scope,
            @Nullable String fromProfile) {}

    /** @param value that is kept; {@code name} is what the user reads */
    public record ChoiceForm(
            @Nullable String value, @Nullable WordsForm name) {}

    public static TemplateForm of(Template template) {
        return new TemplateForm(
                WordsForm.of(template.name()),
                template.fields().stream().map(TemplateForm::of).toList());
    }

    private static FieldForm of(Field field) {
        return new FieldForm(
                field.name(),
                WordsForm.of(field.question()),
                Given.word(field.kind()),
                field.choices().isEmpty()
                        ? null
                        : field.choices().stream()
                                .map(choice -> new ChoiceForm(choice.value(), WordsForm.of(choice.name())))
                                .toList(),
                Given.word(field.scope()),
                field.fromProfile());
    }

    /** @throws Unfit when something is missing or no word of those there are */
    public Template toModel(String id) {
        return new Template(
                id,
                WordsForm.toModel(name, "name"),
                Given.list(fields).stream().map(TemplateForm::toModel).toList());
    }

    private static Field toModel(FieldForm form) {
        return new Field(
                Given.text(form.name, "fields[].name"),
                WordsForm.toModel(form.question, "fields[].question"),
                form.kind == null ? Field.Kind.TEXT : Given.oneOf(form.kind, Field.Kind.class, "fields[].kind"),
                Given.list(form.choices).stream()
                        .map(choice -> new Field.Choice(
                                Given.text(choice.value, "fields[].choices[].value"),
                                WordsForm.toModel(choice.name, "fields[].choices[].name")))
                        .toList(),
                form.scope == null ? Field.Scope.CASE : Given.oneOf(form.scope, Field.Scope.class, "fields[].scope"),
                form.fromProfile);
    }
}
