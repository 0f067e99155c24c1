package dev.hilo.e2e;

import java.net.URI;
import java.util.Map;

/** Signs people in at the local identity provider. */
final class Tokens {

    private final URI issuer;

    Tokens(URI issuer) {
        this.issuer = issuer;
    }

    String forUser(String name, String email) {
        return token(Map.of("role", "user", "name", name, "email", email));
    }

    String forAgent(String id, String name) {
        return token(Map.of("role", "agent", "name", name, "sub", id, "email", id + "@hilo.local"));
    }

    String forAdministrator() {
        return token(
                Map.of("role", "administrator", "name", "Admin", "sub", "admin-test", "email", "admin@hilo.local"));
    }

    private String token(Map<String, String> form) {
        return Http.postForm(URI.create(issuer + "/token"), form)
                .ok()
                .get("access_token")
                .asText();
    }
}
