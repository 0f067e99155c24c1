package dev.hilo.channel.email.service.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;

/** Where files are stored. Environment names: {@code HILO_CASE_API_URL}, {@code HILO_CASE_API_TOKEN_FILE}. */
@ConfigMapping(prefix = "hilo.case-api")
public interface CaseApiConfig {

    @WithDefault("http://localhost:8081")
    URI url();

    /** Holds a bearer token of the role channel; read anew for each use. */
    @WithDefault(".hilo/channel.token")
    Path tokenFile();
}
