package dev.hilo.cases.webhooks.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.webhooks.model.Webhook;
import dev.hilo.cases.webhooks.model.Webhook.Secret;
import dev.hilo.kit.rest.Revised;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook.
 *
 * @param types kinds of facts it is told of; {@code *} is all
 * @param active whether it is told
 * @param stopped why we stopped telling it; absent when we did not
 * @param secret that signs; only in the answer to the request that made it
 * @param formerSecretUntil until when the secret before signs too, UTC; absent when none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
        String id,
        @JsonIgnore long revision,
        String url,
        List<String> types,
        String description,
        boolean active,
        @Nullable String stopped,
        @Nullable String secret,
        @Nullable Instant formerSecretUntil,
        String createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Revised {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView withSecret(Webhook webhook) {
        return of(webhook, webhook.secrets().getLast().value());
    }

    private static WebhookView of(Webhook webhook, @Nullable String secret) {
        return new WebhookView(
                webhook.id(),
                webhook.revision(),
                webhook.terms().url(),
                webhook.terms().types().stream().sorted().toList(),
                webhook.terms().description(),
                webhook.isActive(),
                webhook.stopped(),
                secret,
                webhook.secrets().stream()
                        .map(Secret::until)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                webhook.createdBy(),
                webhook.createdAt(),
                webhook.updatedAt());
    }
}
