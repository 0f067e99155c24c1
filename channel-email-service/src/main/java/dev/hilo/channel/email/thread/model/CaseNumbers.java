package dev.hilo.channel.email.thread.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Case numbers quoted in subjects and in the Message-IDs of our own mails. A hint which case is meant, not a right. */
public final class CaseNumbers {

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{Alnum}-])HILO-\\d{1,12}(?!\\d)", Pattern.CASE_INSENSITIVE);

    private CaseNumbers() {}

    /** Those of the subject first, then those of the mails answered, the latest first. */
    public static List<String> quoted(Optional<String> subject, List<String> references, Set<String> domains) {
        Set<String> numbers = new LinkedHashSet<>(subject.map(CaseNumbers::in).orElse(Set.of()));
        for (String reference : references.reversed()) {
            MessageIds.ours(reference, domains)
                    .flatMap(MessageIds.Ours::caseId)
                    .ifPresent(number -> numbers.addAll(in(number)));
        }
        return List.copyOf(numbers);
    }

    /** Whether a subject names the case. */
    public static boolean names(String subject, String caseId) {
        return in(subject).contains(caseId.toUpperCase(Locale.ROOT));
    }

    private static Set<String> in(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group().toUpperCase(Locale.ROOT));
        }
        return numbers;
    }
}
