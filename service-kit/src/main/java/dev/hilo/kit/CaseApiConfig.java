package dev.hilo.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the case service is, for those who need it, and who they are to it: a client of the issuer with the role {@code
 * channel}, to store files, or {@code service}, to get keys. Environment: {@code HILO_CASE_API_URL} and so on.
 */
@ConfigMapping(prefix = "hilo.case-api")
public interface CaseApiConfig {

    @WithDefault("http://localhost:8081")
    URI url();

    /** The client's id at the issuer; the service's name. */
    String clientId();

    /** The client's secret. */
    Optional<String> clientSecret();

    /** A file that holds the secret, instead. */
    Optional<Path> clientSecretFile();

    /** The scope to ask for, where the issuer wants one. */
    Optional<String> scope();

    /** In place of all that, for issuers without client credentials: a file with a token, read anew for each use. */
    Optional<Path> tokenFile();
}
