package dev.hilo.cases.directory.adapter.scim;

import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.authorize.Authorization;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** One request: which version of its entry was read, so that what follows rests on that one. */
final class ScimRequest extends Context {

    private OptionalLong read = OptionalLong.empty();

    ScimRequest() {
        super(new LetIn());
    }

    void hasRead(long version) {
        read = OptionalLong.of(version);
    }

    OptionalLong read() {
        return read;
    }

    /** Who comes this far was let in by {@link ScimResource}. */
    private static final class LetIn implements Authorization {

        @Override
        public Set<String> getClientRoles() {
            return Set.of();
        }

        @Override
        public boolean authenticate(Map<String, String> httpHeaders, Map<String, String> queryParams) {
            return true;
        }
    }
}
