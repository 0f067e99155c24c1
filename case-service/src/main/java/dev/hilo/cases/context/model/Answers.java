package dev.hilo.cases.context.model;

import dev.hilo.cases.catalogue.model.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what people write when they were asked for something. */
final class Answers {

    private static final Pattern NUMBERED = Pattern.compile("\\s*(\\d{1,2})\\s*(?:\\)|[.\\-–](?!\\d))\\s*(\\S.*)");
    private static final Pattern LABELLED = Pattern.compile("\\s*([^:=]{1,200}?)\\s*[:=]\\s*(\\S.*)");

    private Answers() {}

    /** Values by field, of those questions that the text answers. One question is answered by the whole text. */
    static Map<String, String> read(List<Field> questions, String text) {
        Map<String, String> values = lines(questions, text, true);
        if (questions.size() == 1 && values.isEmpty()) {
            questions
                    .getFirst()
                    .read(text)
                    .ifPresent(value -> values.put(questions.getFirst().name(), value));
        }
        return values;
    }

    /** What stands in the text under a field's own name, though nobody asked: {@code device: PT-1042}. */
    static Map<String, String> volunteered(List<Field> fields, String text) {
        return lines(fields, text, false);
    }

    private static Map<String, String> lines(List<Field> fields, String text, boolean numbers) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            Matcher labelled = LABELLED.matcher(line);
            Optional<Field> named = labelled.matches()
                    ? fields.stream()
                            .filter(field -> field.isCalled(unnumbered(labelled.group(1))))
                            .findFirst()
                    : Optional.empty();
            if (named.isPresent()) {
                take(named.get(), labelled.group(2), values);
            } else if (numbers) {
                Matcher numbered = NUMBERED.matcher(line);
                if (numbered.matches()) {
                    int number = Integer.parseInt(numbered.group(1));
                    if (number >= 1 && number <= fields.size()) {
                        take(fields.get(number - 1), numbered.group(2), values);
                    }
                }
            }
        });
        return values;
    }

    /** Who copies the question copies its number. */
    private static String unnumbered(String label) {
        return label.replaceFirst("^\\d{1,2}\\s*[.)]\\s*", "");
    }

    private static void take(Field field, String words, Map<String, String> values) {
        field.read(words).ifPresent(value -> values.put(field.name(), value));
    }
}
