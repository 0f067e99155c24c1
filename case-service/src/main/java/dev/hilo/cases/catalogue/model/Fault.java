package dev.hilo.cases.catalogue.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with an item of the catalogue. {@code remedy} continues the sentence: {@code "must be …"}. */
public record Fault(String field, String remedy) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final int LONGEST = 64;

    /** The first fault of a service. */
    public static Optional<Fault> of(Service service, Catalogue catalogue) {
        return first(Stream.of(
                id("id", service.id()),
                distinct(
                        "categories[].id",
                        service.categories().stream().map(Service.Category::id).toList()),
                service.categories().stream()
                        .flatMap(category -> id("categories[].id", category.id()).stream())
                        .findFirst(),
                unless(within(service.impact(), 1, 3), "impact", "must be from 1, widespread, to 3, one person"),
                unless(within(service.urgency(), 1, 3), "urgency", "must be from 1, nothing works, to 3, can wait"),
                unless(
                        service.retentionDays() == null || service.retentionDays() > 0,
                        "retentionDays",
                        "must be 1 or more; leave it out to keep for ever"),
                unless(
                        service.template() == null
                                || catalogue.template(service.template()).isPresent(),
                        "template",
                        "must be the id of a template: see GET /templates")));
    }

    /** The first fault of a template. */
    public static Optional<Fault> of(Template template) {
        List<String> names = template.fields().stream().map(Field::name).toList();
        return first(Stream.of(
                id("id", template.id()),
                unless(!names.isEmpty(), "fields", "must be one or more"),
                distinct("fields[].name", names),
                template.fields().stream().flatMap(field -> of(field).stream()).findFirst()));
    }

    private static Optional<Fault> of(Field field) {
        boolean choice = field.kind() == Field.Kind.CHOICE;
        return first(Stream.of(
                unless(
                        NAME.matcher(field.name()).matches() && field.name().length() <= LONGEST,
                        "fields[].name",
                        "must be letters, digits, - and _, a letter first, at most " + LONGEST),
                unless(
                        choice == field.choices().size() > 1,
                        "fields[].choices",
                        "must be two or more for the kind choice, and none for another"),
                distinct(
                        "fields[].choices[].value",
                        field.choices().stream().map(Field.Choice::value).toList())));
    }

    private static Optional<Fault> first(Stream<Optional<Fault>> faults) {
        return faults.flatMap(Optional::stream).findFirst();
    }

    private static Optional<Fault> unless(boolean right, String field, String remedy) {
        return right ? Optional.empty() : Optional.of(new Fault(field, remedy));
    }

    private static Optional<Fault> id(String field, String id) {
        return unless(
                ID.matcher(id).matches() && id.length() <= LONGEST,
                field,
                "must be lower-case words and digits with hyphens between, at most " + LONGEST + " characters");
    }

    private static Optional<Fault> distinct(String field, List<String> values) {
        Set<String> seen = new HashSet<>();
        return unless(values.stream().allMatch(seen::add), field, "must not come twice");
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }
}
