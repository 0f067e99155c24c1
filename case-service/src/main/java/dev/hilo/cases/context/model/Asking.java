package dev.hilo.cases.context.model;

import dev.hilo.cases.catalogue.model.Catalogue;
import dev.hilo.cases.catalogue.model.Field;
import dev.hilo.cases.catalogue.model.Field.Scope;
import dev.hilo.cases.catalogue.model.Template;
import dev.hilo.cases.catalogue.model.Words;
import dev.hilo.cases.context.model.CaseFact.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks users for what the template of their case needs and nobody knows yet, and reads what they answer. What the context
 * knows is not asked. A question does not stop the desk's clock: the status of a case stays what it is.
 */
public record Asking(Catalogue catalogue, Phrases phrases) {

    /** Asks nothing. */
    public static final Asking NOTHING = new Asking(Catalogue.EMPTY, Phrases.NONE);

    /** How often a user is asked for the same; after that it is for an agent to ask. */
    static final int TIMES = 2;

    private static final String CONTEXT = "context";
    private static final String DISPLAY_NAME = "displayName";
    private static final String LANGUAGE = "language";

    /** About a case that an interaction opened: what it says itself, what is known, and the question for the rest. */
    List<Fact> opened(Context context, String caseId, Interaction interaction, String member) {
        Case one = context.findCase(caseId).orElseThrow();
        return catalogue
                .template(one.matter().template())
                .map(template -> {
                    List<Fact> facts = new ArrayList<>();
                    Map<String, String> said = Answers.volunteered(template.fields(), interaction.text());
                    provide(one, template, said, Source.USER, member, facts);
                    complete(context, one, template, said, interaction.id(), facts);
                    return facts;
                })
                .orElse(List.of());
    }

    /** About a case that has another template now. */
    List<Fact> classified(Context context, String caseId, String causeId) {
        Case one = context.findCase(caseId).orElseThrow();
        List<Fact> facts = new ArrayList<>();
        catalogue
                .template(one.matter().template())
                .ifPresent(template -> complete(context, one, template, Map.of(), causeId, facts));
        return facts;
    }

    /** What an interaction that joins a case answers of what was asked, and once more the question for the rest. */
    List<Fact> answered(Context context, Case one, Interaction interaction, String member) {
        Question question = one.matter().question();
        if (question == null || one.matter().asked().isEmpty() || !one.isActive() || interaction.automatic()) {
            return List.of();
        }
        Optional<Template> known = catalogue.template(one.matter().template());
        if (known.isEmpty()) {
            return List.of();
        }
        Template template = known.get();
        List<Field> questions = fields(template, question.fields());
        Map<String, String> values = Answers.read(questions, interaction.text());
        values.keySet().retainAll(one.matter().asked());
        List<Fact> facts = new ArrayList<>();
        provide(one, template, values, Source.USER, member, facts);
        List<Field> open = fields(template, one.matter().asked()).stream()
                .filter(field -> !values.containsKey(field.name()))
                .toList();
        if (!open.isEmpty() && question.times() < TIMES) {
            facts.add(request(context, one, open, true, interaction.id()));
        }
        return facts;
    }

    /** What an agent knows of a case. {@code values} by field; others stay as they are. */
    public Decision provide(Context context, String caseId, Map<String, String> values, String actor) {
        return CaseActions.on(context, caseId, Lifecycle.CHANGE, one -> {
            Optional<Template> template = catalogue.template(one.matter().template());
            if (template.isEmpty()) {
                return new Decision.Invalid("template", "is missing: classify the case by a service with a template");
            }
            Map<String, String> read = new LinkedHashMap<>();
            for (Map.Entry<String, String> given : values.entrySet()) {
                Optional<Field> field = template.get().field(given.getKey());
                if (field.isEmpty()) {
                    return new Decision.Invalid(
                            given.getKey(), "is no field of the template: there are " + names(template.get()));
                }
                Optional<String> value = field.get().read(given.getValue());
                if (value.isEmpty()) {
                    return new Decision.Invalid(given.getKey(), "must be " + expected(field.get()));
                }
                if (!value.get().equals(one.matter().fields().get(given.getKey()))) {
                    read.put(given.getKey(), value.get());
                }
            }
            List<Fact> facts = new ArrayList<>();
            provide(one, template.get(), read, Source.AGENT, actor, facts);
            return facts.isEmpty() ? new Decision.AlreadySo() : new Decision.Accepted(facts);
        });
    }

    private void complete(
            Context context, Case one, Template template, Map<String, String> said, String causeId, List<Fact> facts) {
        Map<String, String> remembered = new LinkedHashMap<>();
        List<Field> missing = new ArrayList<>();
        for (Field field : template.fields()) {
            if (!said.containsKey(field.name()) && !one.matter().fields().containsKey(field.name())) {
                remembered(field, context.profile())
                        .ifPresentOrElse(value -> remembered.put(field.name(), value), () -> missing.add(field));
            }
        }
        provide(one, template, remembered, Source.CONTEXT, CONTEXT, facts);
        if (!missing.isEmpty()) {
            facts.add(request(context, one, missing, false, causeId));
        }
    }

    private static Optional<String> remembered(Field field, Profile profile) {
        String from = field.fromProfile();
        String known = from == null
                ? null
                : switch (from) {
                    case DISPLAY_NAME -> profile.displayName();
                    case LANGUAGE -> profile.language();
                    default -> profile.attributes().get(from);
                };
        if (known == null && field.scope() == Scope.USER) {
            known = profile.attributes().get(field.name());
        }
        return Optional.ofNullable(known).flatMap(field::read);
    }

    private static void provide(
            Case one, Template template, Map<String, String> values, Source source, String actor, List<Fact> facts) {
        if (!values.isEmpty()) {
            List<String> kept = source == Source.CONTEXT
                    ? List.of()
                    : fields(template, List.copyOf(values.keySet())).stream()
                            .filter(field -> field.scope() == Scope.USER)
                            .map(Field::name)
                            .toList();
            facts.add(new CaseFact.InformationProvided(one.id(), Map.copyOf(values), kept, source, actor));
        }
    }

    private CaseFact request(Context context, Case one, List<Field> open, boolean again, String causeId) {
        String language = language(context, one);
        boolean several = open.size() > 1;
        String opening = phrases.opening(several, again).in(language).replace("{case}", one.id());
        String questions = several
                ? IntStream.range(0, open.size())
                        .mapToObj(i -> (i + 1) + ". " + line(open.get(i), language))
                        .collect(Collectors.joining("\n"))
                : alone(open.getFirst(), language);
        return new CaseFact.InformationRequested(
                one.id(),
                "ask_" + causeId,
                open.stream().map(Field::name).toList(),
                language,
                opening + "\n\n" + questions);
    }

    /** The first of the languages that the user prefers, else the one they spoke. */
    private static String language(Context context, Case one) {
        return Words.spoken(context.preferences().languages().stream()
                .findFirst()
                .orElse(one.matter().language()));
    }

    private String alone(Field field, String language) {
        String question = field.question().in(language);
        return switch (field.kind()) {
            case TEXT -> question;
            case DATE -> line(field, language);
            case CHOICE ->
                question + "\n"
                        + IntStream.range(0, field.choices().size())
                                .mapToObj(i -> (i + 1) + ") "
                                        + field.choices().get(i).name().in(language))
                                .collect(Collectors.joining("\n"));
        };
    }

    private String line(Field field, String language) {
        String question = field.question().in(language);
        return switch (field.kind()) {
            case TEXT -> question;
            case DATE -> question + " (" + phrases.date().in(language) + ")";
            case CHOICE ->
                question + " ("
                        + field.choices().stream()
                                .map(choice -> choice.name().in(language))
                                .collect(Collectors.joining(" / "))
                        + ")";
        };
    }

    private static List<Field> fields(Template template, List<String> names) {
        return names.stream()
                .map(name -> template.field(name).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String names(Template template) {
        return template.fields().stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private static String expected(Field field) {
        return switch (field.kind()) {
            case TEXT -> "a text of 1 to " + Field.LONGEST + " characters";
            case DATE -> "a date like 2026-11-23";
            case CHOICE ->
                "one of " + field.choices().stream().map(Field.Choice::value).collect(Collectors.joining(", "));
        };
    }
}
