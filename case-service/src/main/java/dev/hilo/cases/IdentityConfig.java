package dev.hilo.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How channel identities are read. Decide it before the first user: what is stored keeps the spelling it has. */
@ConfigMapping(prefix = "hilo.identities")
public interface IdentityConfig {

    /** The country of telephone numbers that come without a country code, ISO 3166-1. */
    @WithDefault("ES")
    String region();

    /**
     * Mail domains, in lower case, whose servers deliver {@code ana+vpn@} to {@code ana@}: there both are one identity.
     * Everywhere else they are two.
     */
    Optional<List<String>> plusIgnoredIn();
}
