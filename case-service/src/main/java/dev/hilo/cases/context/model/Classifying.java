package dev.hilo.cases.context.model;

import dev.hilo.cases.catalogue.model.Catalogue;
import dev.hilo.cases.catalogue.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says which service a case is about, and what follows from that. */
public final class Classifying {

    private static final String CLASSIFIED = "classified";

    private Classifying() {}

    /**
     * What an agent says it is.
     *
     * @param service of the catalogue
     * @param category one of the service's; none when null
     * @param template the service's own when null
     */
    public record Classification(
            String service,
            @Nullable String category,
            @Nullable String template) {}

    /** By ITIL's matrix. */
    static Decision classify(
            Context context, String caseId, Classification as, Asking asking, String actor, String causeId) {
        return classify(context, caseId, as, asking, PriorityMatrix.ITIL, actor, causeId);
    }

    /**
     * The service's template counts from now on, and what it needs is asked for. A case that nobody has goes to the
     * service's queue, and takes over the service's priority unless somebody has given it another.
     *
     * @param causeId names the question to the user
     */
    public static Decision classify(
            Context context,
            String caseId,
            Classification as,
            Asking asking,
            PriorityMatrix matrix,
            String actor,
            String causeId) {
        Catalogue catalogue = asking.catalogue();
        Optional<Service> known = catalogue.service(as.service());
        if (known.isEmpty()) {
            return new Decision.Invalid("service", "must be the id of a service of the catalogue: see GET /services");
        }
        Service service = known.get();
        if (as.category() != null && !service.admits(as.category())) {
            return new Decision.Invalid(
                    "category",
                    "must be one of the service's: "
                            + String.join(
                                    ", ",
                                    service.categories().stream()
                                            .map(Service.Category::id)
                                            .toList()));
        }
        if (as.template() != null && catalogue.template(as.template()).isEmpty()) {
            return new Decision.Invalid("template", "must be the id of a template: see GET /templates");
        }
        String template = as.template() == null ? service.template() : as.template();
        return CaseActions.on(context, caseId, Lifecycle.CHANGE, one -> {
            List<Fact> facts = changes(one, service, as.category(), template, asking, matrix, actor);
            if (facts.isEmpty()) {
                return new Decision.AlreadySo();
            }
            Context after = context;
            for (Fact fact : facts) {
                after = after.with(fact, one.progress().updatedAt());
            }
            if (one.isActive() && !Objects.equals(template, one.matter().template())) {
                facts.addAll(asking.classified(after, caseId, causeId));
            }
            return new Decision.Accepted(List.copyOf(facts));
        });
    }

    private static List<Fact> changes(
            Case one,
            Service service,
            @Nullable String category,
            @Nullable String template,
            Asking asking,
            PriorityMatrix matrix,
            String actor) {
        Matter matter = one.matter();
        List<Fact> facts = new ArrayList<>();
        String newService = news(matter.service(), service.id());
        String newCategory = news(matter.category(), category);
        String newTemplate = news(matter.template(), template);
        if (newService != null || newCategory != null || newTemplate != null) {
            facts.add(new CaseFact.CaseDetailsChanged(one.id(), null, newService, newCategory, newTemplate, actor));
        }
        Handling handling = one.handling();
        if (handling.agent() == null && one.isActive() && !handling.queue().equals(service.queue())) {
            facts.add(new CaseFact.CaseQueued(one.id(), service.queue(), actor, CLASSIFIED));
        }
        Priority usual = asking.catalogue()
                .service(matter.service())
                .map(known -> priority(known, matrix))
                .orElse(matrix.usual());
        Priority next = priority(service, matrix);
        if (one.isActive()
                && handling.priority().equals(usual)
                && !handling.priority().equals(next)) {
            facts.add(new CaseFact.CasePrioritised(one.id(), next, CLASSIFIED, actor));
        }
        return facts;
    }

    static Priority priority(Service service, PriorityMatrix matrix) {
        return matrix.priority(service.impact(), service.urgency());
    }

    /** What to state so that the next holds: null when it does already, empty to take it away. */
    private static @Nullable String news(@Nullable String now, @Nullable String next) {
        return Objects.equals(now, next) ? null : next == null ? "" : next;
    }
}
