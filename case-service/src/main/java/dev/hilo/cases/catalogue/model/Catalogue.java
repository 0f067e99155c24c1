package dev.hilo.cases.catalogue.model;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything the desk offers, as it was at one moment. What was decided by it stands in the facts, not here. */
public record Catalogue(Map<String, Service> services, Map<String, Template> templates) {

    public static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of());

    public Optional<Service> service(@Nullable String id) {
        return Optional.ofNullable(id == null ? null : services.get(id));
    }

    public Optional<Template> template(@Nullable String id) {
        return Optional.ofNullable(id == null ? null : templates.get(id));
    }
}
