package dev.hilo.cases.catalogue.adapter.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.hilo.cases.CatalogueConfig;
import dev.hilo.cases.catalogue.adapter.form.ServiceForm;
import dev.hilo.cases.catalogue.adapter.form.TemplateForm;
import dev.hilo.cases.catalogue.adapter.form.Unfit;
import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.catalogue.app.EditCatalogue;
import dev.hilo.cases.catalogue.app.EditCatalogue.Edit;
import dev.hilo.cases.catalogue.model.Catalogue;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Fills an empty catalogue at start, before the first interaction is folded. Replicas may do so at once. */
@ApplicationScoped
class CatalogueSeed {

    private static final Logger LOG = Logger.getLogger(CatalogueSeed.class);
    private static final String ACTOR = "seed";

    private final CatalogueConfig config;
    private final CurrentCatalogue current;
    private final EditCatalogue editing;

    CatalogueSeed(CatalogueConfig config, CurrentCatalogue current, EditCatalogue editing) {
        this.config = config;
        this.current = current;
        this.editing = editing;
    }

    /** YAML reads JSON as well. */
    record Seed(
            @Nullable Map<String, ServiceForm> services,
            @Nullable Map<String, TemplateForm> templates) {}

    void sow(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent event) {
        if (config.seed().isPresent() && current.read().equals(Catalogue.EMPTY)) {
            sow(config.seed().get());
        }
    }

    private void sow(Path file) {
        Seed seed = read(file);
        Map<String, TemplateForm> templates = seed.templates == null ? Map.of() : seed.templates;
        Map<String, ServiceForm> services = seed.services == null ? Map.of() : seed.services;
        templates.forEach(
                (id, form) -> check(file, "templates." + id, () -> editing.put(form.toModel(id), null, ACTOR)));
        services.forEach((id, form) -> check(file, "services." + id, () -> editing.put(form.toModel(id), null, ACTOR)));
        LOG.infof("filled the catalogue with %d services and %d templates", services.size(), templates.size());
    }

    /** What another replica has sown already is there. */
    private static void check(Path file, String item, Supplier<Edit<?>> put) {
        try {
            if (put.get() instanceof Edit.Wrong<?> wrong) {
                throw new Unfit(wrong.fault());
            }
        } catch (Unfit unfit) {
            throw new IllegalStateException(
                    "hilo.catalogue.seed: " + file + ", " + item + ": " + unfit.getMessage(), unfit);
        }
    }

    private static Seed read(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(Files.readString(file), Seed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "hilo.catalogue.seed: " + file + " is no catalogue in YAML or JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("hilo.catalogue.seed: " + file + " cannot be read", e);
        }
    }
}
