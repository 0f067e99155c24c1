package dev.hilo.cases.context.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about.
 *
 * @param channel where it began
 * @param language BCP 47
 * @param service of the catalogue, where it is known
 * @param template whose minimum fields it must have
 * @param fields of the template that are known
 * @param asked fields that the user has been asked for and did not give yet
 * @param question the latest that they were asked, while it may be answered
 * @param suspect what opened it is perhaps not from whom it says
 */
public record Matter(
        String subject,
        String channel,
        String language,
        @Nullable String service,
        @Nullable String category,
        @Nullable String template,
        Map<String, String> fields,
        List<String> asked,
        @Nullable Question question,
        boolean suspect) {

    /** What stands where something was said that is destroyed. */
    public static final String FORGOTTEN = "[redacted]";

    static Matter of(CaseFact.CaseOpened fact) {
        return new Matter(
                fact.subject(),
                fact.channel(),
                fact.language(),
                fact.service(),
                fact.category(),
                fact.template(),
                Map.of(),
                List.of(),
                null,
                fact.suspect());
    }

    /** Another template asks for other things: what was asked by the one before is no longer waited for. */
    Matter changed(CaseFact.CaseDetailsChanged fact) {
        String nextTemplate = changed(template, fact.template());
        boolean same = Objects.equals(nextTemplate, template);
        return new Matter(
                fact.subject() == null ? subject : fact.subject(),
                channel,
                language,
                changed(service, fact.service()),
                changed(category, fact.category()),
                nextTemplate,
                fields,
                same ? asked : List.of(),
                same ? question : null,
                suspect);
    }

    private static @Nullable String changed(@Nullable String now, @Nullable String next) {
        return next == null ? now : next.isEmpty() ? null : next;
    }

    Matter asking(List<String> next) {
        Question following = new Question(List.copyOf(next), question == null ? 1 : question.times() + 1);
        return new Matter(
                subject, channel, language, service, category, template, fields, List.copyOf(next), following, suspect);
    }

    Matter knowing(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(fields);
        all.putAll(values);
        List<String> open =
                asked.stream().filter(field -> !values.containsKey(field)).toList();
        return new Matter(
                subject,
                channel,
                language,
                service,
                category,
                template,
                Map.copyOf(all),
                open,
                open.isEmpty() ? null : question,
                suspect);
    }

    /** What was told about another case of the same template need not be told again. */
    Matter gained(Matter other) {
        Map<String, String> news = new HashMap<>(other.fields);
        news.keySet().removeAll(fields.keySet());
        return news.isEmpty() || template == null || !template.equals(other.template) ? this : knowing(news);
    }

    /** Nothing is waited for any more. */
    Matter settled() {
        return new Matter(subject, channel, language, service, category, template, fields, List.of(), null, suspect);
    }

    Matter forgotten() {
        return new Matter(
                FORGOTTEN, channel, language, service, category, template, Map.of(), List.of(), null, suspect);
    }
}
