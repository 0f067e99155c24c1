package dev.hilo.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;

/** Where the case service is, for those who need it. Environment: {@code HILO_CASE_API_URL}, {@code HILO_CASE_API_TOKEN_FILE}. */
@ConfigMapping(prefix = "hilo.case-api")
public interface CaseApiConfig {

    @WithDefault("http://localhost:8081")
    URI url();

    /**
     * Holds a bearer token, of the role {@code channel} to store files and of the role {@code service} to get keys; read
     * anew for each use.
     */
    @WithDefault(".hilo/channel.token")
    Path tokenFile();
}
