package dev.hilo.cases.context.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 */
public record Matter(
        String subject,
        String channel,
        String language,
        @Nullable String service,
        @Nullable String category,
        @Nullable String template,
        Map<String, String> fields,
        List<String> asked) {

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
                List.of());
    }

    Matter changed(CaseFact.CaseDetailsChanged fact) {
        return new Matter(
                fact.subject() == null ? subject : fact.subject(),
                channel,
                language,
                fact.service() == null ? service : fact.service(),
                fact.category() == null ? category : fact.category(),
                fact.template() == null ? template : fact.template(),
                fields,
                asked);
    }

    Matter asking(List<String> next) {
        return new Matter(subject, channel, language, service, category, template, fields, List.copyOf(next));
    }

    Matter knowing(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(fields);
        all.putAll(values);
        List<String> open =
                asked.stream().filter(field -> !values.containsKey(field)).toList();
        return new Matter(subject, channel, language, service, category, template, Map.copyOf(all), open);
    }

    Matter forgotten() {
        return new Matter(FORGOTTEN, channel, language, service, category, template, Map.of(), List.of());
    }
}
