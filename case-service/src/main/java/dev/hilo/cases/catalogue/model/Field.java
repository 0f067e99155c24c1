package dev.hilo.cases.catalogue.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must be known.
 *
 * @param name as the API calls it: {@code device}
 * @param question that the user is asked
 * @param choices what may be answered, where the kind is {@link Kind#CHOICE}
 * @param scope whether the answer holds for the case alone or for the user from then on
 * @param fromProfile what of the user's profile answers it: {@code displayName}, {@code language}, or the name of an
 *     attribute such as {@code location}
 */
public record Field(
        String name,
        Words question,
        Kind kind,
        List<Choice> choices,
        Scope scope,
        @Nullable String fromProfile) {

    /** The longest text that is an answer and not something else, in characters. */
    public static final int LONGEST = 1_000;

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,3})\\s*[.)]?");

    /** What an answer must be. */
    public enum Kind {
        TEXT,
        CHOICE,
        DATE
    }

    /** What an answer holds for. */
    public enum Scope {
        CASE,
        USER
    }

    /** @param value that is kept; {@code name} is what the user reads */
    public record Choice(String value, Words name) {}

    /** The value that an answer gives: a choice's own, a date as ISO 8601; empty when it cannot be read as one. */
    public Optional<String> read(String answer) {
        String given = answer.strip();
        if (given.isEmpty() || given.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (kind) {
            case TEXT -> Optional.of(given);
            case CHOICE -> chosen(given);
            case DATE -> Dates.read(given);
        };
    }

    /** By its value, its name, or its number, which may stand before the name. */
    private Optional<String> chosen(String given) {
        Matcher numbered = NUMBERED.matcher(given);
        String named = Plain.of(given.replaceFirst("^\\d{1,3}\\s*[.)]\\s*(?=\\S)", ""));
        return choices.stream()
                .filter(choice -> named.equals(Plain.of(choice.value()))
                        || named.equals(Plain.of(choice.name().es()))
                        || named.equals(Plain.of(choice.name().en())))
                .map(Choice::value)
                .findFirst()
                .or(() -> numbered.matches() ? choice(Integer.parseInt(numbered.group(1))) : Optional.empty());
    }

    private Optional<String> choice(int number) {
        return number >= 1 && number <= choices.size()
                ? Optional.of(choices.get(number - 1).value())
                : Optional.empty();
    }

    /** Whether a line's label means this field. */
    public boolean isCalled(String label) {
        String plain = Plain.of(label);
        return plain.equals(name.toLowerCase(Locale.ROOT))
                || plain.equals(Plain.of(name))
                || plain.equals(Plain.of(question.es()))
                || plain.equals(Plain.of(question.en()));
    }
}
