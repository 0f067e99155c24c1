package dev.hilo.kit;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Collection;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Titles and details in the caller's language. A detail is a sentence with the problem's members in it: {@code {field}}
 * stands for the member's value, which the bundle may know a word for.
 */
final class ProblemWords {

    private static final String NOTHING = "nothing";

    /** Their values are the API's own words, which no language changes. */
    private static final Set<String> NAMES = Set.of("field", "known");

    private static final Pattern MEMBER = Pattern.compile("\\{(\\w+)}");
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ProblemWords() {}

    /** The problem with a type, a title and, where it can be said, a detail. */
    static HttpProblem in(Locale language, HttpProblem problem) {
        Optional<ProblemType> known = problem.getType() == null
                ? ProblemType.ofStatus(problem.getStatusCode())
                : ProblemType.of(problem.getType());
        if (known.isEmpty()) {
            return problem;
        }
        ProblemType type = known.get();
        ResourceBundle words = words(language);
        HttpProblem.Builder told = HttpProblem.builder(problem)
                .withType(type.uri())
                .withTitle(words.getString(type.slug() + ".title"))
                .withHeader("Content-Language", language.getLanguage());
        problem.getParameters().forEach((member, value) -> {
            if (value instanceof String text) {
                told.with(member, Quoted.shortly(text));
            }
        });
        detail(type, problem, words)
                .or(() -> Optional.ofNullable(problem.getDetail()))
                .map(Quoted::visibly)
                .ifPresent(told::withDetail);
        return told.build();
    }

    /** The whole sentence; else what whoever refused has said; else what can be said without knowing more. */
    private static Optional<String> detail(ProblemType type, HttpProblem problem, ResourceBundle words) {
        return find(words, type.slug() + ".detail")
                .filter(sentence -> MEMBER.matcher(sentence)
                        .results()
                        .allMatch(member -> problem.getParameters().containsKey(member.group(1))))
                .map(sentence -> MEMBER.matcher(sentence)
                        .replaceAll(member -> Matcher.quoteReplacement(word(member.group(1), problem, words))))
                .or(() -> isSaid(problem.getDetail()) ? Optional.empty() : find(words, type.slug() + ".otherwise"));
    }

    /** Frameworks say the status once more, which says nothing. */
    private static boolean isSaid(@Nullable String detail) {
        return detail != null && !detail.startsWith("HTTP ");
    }

    private static String word(String member, HttpProblem problem, ResourceBundle words) {
        Object value = problem.getParameters().get(member);
        Function<Object, String> one = NAMES.contains(member)
                ? name -> Quoted.shortly(String.valueOf(name))
                : single -> word(member, single, words);
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? word(member, NOTHING, words)
                    : several.stream().map(one).collect(Collectors.joining(", "));
        }
        return value == null ? word(member, (Object) null, words) : one.apply(value);
    }

    /** A word that is meant for this member goes before one for any. */
    private static String word(String member, @Nullable Object value, ResourceBundle words) {
        return find(words, "word." + member + "." + value)
                .or(() -> find(words, "word." + value))
                .orElseGet(() -> Quoted.shortly(String.valueOf(value)));
    }

    private static Optional<String> find(ResourceBundle words, String key) {
        try {
            return Optional.of(words.getString(key));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                "dev.hilo.kit.problems", language, ProblemWords.class.getClassLoader(), NO_OTHER_LANGUAGE);
    }
}
