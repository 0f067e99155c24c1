package dev.hilo.cases.catalogue.adapter.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.contracts.Limits;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service of the catalogue, without its id.
 *
 * @param owner who answers for it: a person or a team
 * @param sla the SLA policy that its cases run under, by its name in routing
 * @param categories that its cases may have; any when there are none
 * @param locationRelevant whether where the user is matters to its cases
 * @param queue where its cases go
 * @param impact that its cases begin with, from 1, widespread, to 3, one person; 3 when absent
 * @param urgency likewise, from 1, nothing works, to 3, can wait; 2 when absent
 * @param retentionDays how long what was said about a case is kept after it is over; for ever when absent
 * @param template the id of the template whose fields its cases must have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceForm(
        @Nullable WordsForm name,
        @Nullable String owner,
        @Nullable String sla,
        @Nullable List<CategoryForm> categories,
        @Nullable Boolean locationRelevant,
        @Size(max = Limits.ID) @Nullable String queue,
        @Nullable Integer impact,
        @Nullable Integer urgency,
        @Nullable Integer retentionDays,
        @Size(max = Limits.ID) @Nullable String template) {

    private static final int ONE_PERSON = 3;
    private static final int HAMPERED = 2;

    public record CategoryForm(
            @Nullable String id, @Nullable WordsForm name) {}

    public static ServiceForm of(Service service) {
        return new ServiceForm(
                WordsForm.of(service.name()),
                service.owner(),
                service.sla(),
                service.categories().stream()
                        .map(category -> new CategoryForm(category.id(), WordsForm.of(category.name())))
                        .toList(),
                service.locationRelevant(),
                service.queue(),
                service.impact(),
                service.urgency(),
                service.retentionDays(),
                service.template());
    }

    /** @throws Unfit when something is missing */
    public Service toModel(String id) {
        return new Service(
                id,
                WordsForm.toModel(name, "name"),
                Given.text(owner, "owner"),
                sla,
                Given.list(categories).stream()
                        .map(category -> new Service.Category(
                                Given.text(category.id, "categories[].id"),
                                WordsForm.toModel(category.name, "categories[].name")))
                        .toList(),
                Boolean.TRUE.equals(locationRelevant),
                Given.text(queue, "queue"),
                impact == null ? ONE_PERSON : impact,
                urgency == null ? HAMPERED : urgency,
                retentionDays,
                template);
    }
}
