package dev.hilo.cases.webhooks.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address outside that wants to hear of facts.
 *
 * @param revision counts its changes from 1
 * @param types kinds of facts it is told of; {@code *} is all of them
 * @param activeSince from when on it is told of what is committed; null while it is not
 * @param stopped why it is not, when it was not a person who stopped it
 * @param secrets that sign, the newest last
 */
public record Webhook(
        String id,
        long revision,
        Terms terms,
        @Nullable Instant activeSince,
        @Nullable String stopped,
        List<Secret> secrets,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    public static final String EVERYTHING = "*";

    /** What a person decides about it. */
    public record Terms(String url, Set<String> types, String description, boolean active) {}

    /**
     * @param id of the wish that made it, so that a repeated wish makes no other
     * @param until when it no longer signs; null while it is the current one
     */
    public record Secret(String id, String value, @Nullable Instant until) {}

    public static Webhook of(String id, Terms terms, Secret secret, String createdBy, Instant at) {
        return new Webhook(id, 1, terms, terms.active() ? at : null, null, List.of(secret), createdBy, at, at);
    }

    public boolean isActive() {
        return activeSince != null;
    }

    /** Whether it is to hear of a fact of this kind that was committed at this time. */
    public boolean wants(String type, Instant at) {
        return activeSince != null
                && !at.isBefore(activeSince)
                && (terms.types().contains(EVERYTHING) || terms.types().contains(type));
    }

    /** On other terms. What was committed while it was not active it will not hear of. */
    public Webhook on(Terms next, Instant at) {
        Instant since = next.active() ? activeSince == null ? at : activeSince : null;
        return new Webhook(id, revision + 1, next, since, null, secrets, createdBy, createdAt, at);
    }

    /** Not active any more, for a reason of its own. */
    public Webhook stopped(String reason, Instant at) {
        Terms inactive = new Terms(terms.url(), terms.types(), terms.description(), false);
        return new Webhook(id, revision + 1, inactive, null, reason, secrets, createdBy, createdAt, at);
    }

    public boolean hasSecret(String secretId) {
        return secrets.stream().anyMatch(secret -> secret.id().equals(secretId));
    }

    /** With a new secret; those before go on signing beside it for the overlap. */
    public Webhook rotated(Secret next, Instant at, Duration overlap) {
        List<Secret> kept = new ArrayList<>();
        for (Secret secret : secrets) {
            Instant until = secret.until() == null ? at.plus(overlap) : secret.until();
            if (until.isAfter(at)) {
                kept.add(new Secret(secret.id(), secret.value(), until));
            }
        }
        kept.add(next);
        return new Webhook(id, revision + 1, terms, activeSince, stopped, List.copyOf(kept), createdBy, createdAt, at);
    }

    /** Values of the secrets that sign at this time, the newest first. */
    public List<String> signing(Instant at) {
        return secrets.reversed().stream()
                .filter(secret -> secret.until() == null || secret.until().isAfter(at))
                .map(Secret::value)
                .toList();
    }
}
