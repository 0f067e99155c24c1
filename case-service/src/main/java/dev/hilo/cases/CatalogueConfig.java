package dev.hilo.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The catalogue of services and templates. */
@ConfigMapping(prefix = "hilo.catalogue")
public interface CatalogueConfig {

    /**
     * A file of services and templates, YAML or JSON, that an empty catalogue is filled with at start. Its items are those
     * of the REST API, by their ids under {@code services} and {@code templates}.
     */
    Optional<Path> seed();

    /** How long a replica goes by the catalogue it has read before it looks whether another has changed it. */
    @WithDefault("PT5S")
    Duration refresh();
}
