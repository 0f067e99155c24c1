package dev.hilo.cases.catalogue.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hilo.cases.catalogue.adapter.form.ServiceForm;
import dev.hilo.cases.catalogue.app.Shelf.Entry;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.kit.rest.Revised;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A service of the catalogue.
 *
 * @param revision grows with every change; its {@code ETag}
 * @param changedBy who wrote it last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceView(
        String id, @JsonUnwrapped ServiceForm content, long revision, String changedBy, Instant changedAt)
        implements Revised {

    /** In the order of their ids. */
    @Schema(name = "ServiceList")
    public record All(List<ServiceView> items) {}

    static ServiceView of(Entry<Service> entry) {
        return new ServiceView(
                entry.id(), ServiceForm.of(entry.content()), entry.revision(), entry.changedBy(), entry.changedAt());
    }
}
