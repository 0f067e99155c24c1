package dev.hilo.cases.directory.adapter.scim;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may provision users besides bearers of tokens with the role {@code provisioner}. */
@ConfigMapping(prefix = "hilo.scim")
public interface ScimConfig {

    /**
     * A secret of 32 characters or more that a client sends as its bearer token: Entra ID and Okta keep such a one for
     * ever. It opens {@code /scim/v2} and nothing else. Off when absent.
     */
    Optional<String> token();
}
