package dev.hilo.cases.verification.model;

import java.util.Optional;

/** Which channel carries a code to an identity. */
public final class Carriers {

    private Carriers() {}

    /** By the identity's scheme; empty where nothing can be sent. */
    public static Optional<String> of(String identity) {
        String scheme = identity.substring(0, identity.indexOf(':'));
        return switch (scheme) {
            case "mailto" -> Optional.of("email");
            case "tel" -> Optional.of("sms");
            case "oidc" -> Optional.empty();
            default -> Optional.of(scheme);
        };
    }
}
