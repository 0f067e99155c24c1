package dev.hilo.cases.directory.adapter.scim;

import dev.hilo.kit.Roles;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who sends the configured secret, told like the bearer of a token: {@code scim-client} in the audit. */
final class ScimClient implements JsonWebToken {

    private static final String NAME = "scim-client";

    private static final Map<String, Object> CLAIMS = Map.of(
            Claims.sub.name(), NAME,
            Claims.upn.name(), NAME,
            Claims.groups.name(), Set.of(Roles.PROVISIONER));

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public Set<String> getClaimNames() {
        return CLAIMS.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getClaim(String claim) {
        return (T) CLAIMS.get(claim);
    }
}
