package dev.hilo.cases.webhooks.adapter.rest;

import dev.hilo.cases.context.adapter.contract.FactKind;
import dev.hilo.cases.webhooks.model.Webhook;
import dev.hilo.cases.webhooks.model.Webhook.Terms;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.rest.Params;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says of a webhook.
 *
 * @param url where it is told; {@code https}, a public address
 * @param types kinds of facts, such as {@code case.opened}; {@code *} is all
 * @param description for people; up to 500 characters
 * @param active whether it is told; true when absent
 */
public record WebhookTerms(
        @Size(max = 2_000) @Nullable String url,
        @Size(max = 50) @Nullable Set<@Size(max = Limits.WORD) String> types,
        @Size(max = LONGEST) @Nullable String description,
        @Nullable Boolean active) {

    private static final int LONGEST = 500;

    static Terms checked(@Nullable WebhookTerms terms) {
        if (terms == null) {
            throw Problems.invalid("url", "is missing: send a JSON object with url and types");
        }
        if (terms.types == null || terms.types.isEmpty()) {
            throw Problems.invalid("types", "is missing or empty: name kinds of facts, or * for all");
        }
        for (String type : terms.types) {
            if (!type.equals(Webhook.EVERYTHING) && FactKind.ofWord(type).isEmpty()) {
                throw Problems.invalid(
                        "types",
                        "must be * or some of "
                                + Stream.of(FactKind.values())
                                        .map(FactKind::word)
                                        .collect(Collectors.joining(", ")));
            }
        }
        String description = terms.description == null ? "" : terms.description.strip();
        return new Terms(
                Params.required(terms.url, "url"),
                Set.copyOf(terms.types),
                description,
                terms.active == null || terms.active);
    }
}
