package dev.hilo.cases.verification.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which channel carries a code to an identity.
 *
 * @param served the channels that somebody serves: a code that is given to another never arrives
 */
public record Carriers(Set<String> served) {

    public Carriers {
        served = Set.copyOf(served);
    }

    /** By the identity's scheme; empty where nothing can be sent. */
    public static Optional<String> of(String identity) {
        String scheme = identity.substring(0, identity.indexOf(':'));
        return switch (scheme) {
            case "mailto" -> Optional.of("email");
            case "tel" -> Optional.of("sms");
            case "hook" -> Optional.of("webhook");
            case "oidc" -> Optional.empty();
            default -> Optional.of(scheme);
        };
    }

    public boolean deliver(String channel) {
        return served.contains(channel);
    }

    /** For people: the names in their order, separated by commas. */
    public String names() {
        return String.join(", ", new TreeSet<>(served));
    }
}
