package dev.hilo.cases.protection.adapter;

import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.protection.app.ExpireCases.RetentionRules;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What services of the catalogue say about how long their cases are kept; for all others, the configuration. */
final class CatalogueRules implements RetentionRules {

    private final CurrentCatalogue catalogue;
    private final RetentionConfig config;

    CatalogueRules(CurrentCatalogue catalogue, RetentionConfig config) {
        this.catalogue = catalogue;
        this.config = config;
    }

    @Override
    public Map<String, Duration> byService() {
        Map<String, Duration> rules = new HashMap<>();
        catalogue.get().services().forEach((id, service) -> {
            if (service.retentionDays() != null) {
                rules.put(id, Duration.ofDays(service.retentionDays()));
            }
        });
        return rules;
    }

    @Override
    public Optional<Duration> others() {
        return config.others();
    }
}
