package dev.hilo.cases.catalogue.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hilo.cases.catalogue.adapter.form.TemplateForm;
import dev.hilo.cases.catalogue.app.Shelf.Entry;
import dev.hilo.cases.catalogue.model.Template;
import dev.hilo.kit.rest.Revised;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A template.
 *
 * @param revision grows with every change; its {@code ETag}
 * @param changedBy who wrote it last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateView(
        String id, @JsonUnwrapped TemplateForm content, long revision, String changedBy, Instant changedAt)
        implements Revised {

    /** In the order of their ids. */
    @Schema(name = "TemplateList")
    public record All(List<TemplateView> items) {}

    static TemplateView of(Entry<Template> entry) {
        return new TemplateView(
                entry.id(), TemplateForm.of(entry.content()), entry.revision(), entry.changedBy(), entry.changedAt());
    }
}
