package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.CaseServiceConfig;
import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.catalogue.model.Service;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseOpening;
import dev.hilo.cases.context.model.CaseOpening.Introduction;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Priority;
import dev.hilo.cases.context.model.PriorityMatrix;
import dev.hilo.cases.context.model.Why;
import dev.hilo.cases.desk.app.OpenCases;
import dev.hilo.contracts.Channels;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.LanguageTags;
import dev.hilo.contracts.Limits;
import dev.hilo.identities.IdentityRules;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import dev.hilo.stream.Traces;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Opens cases that agents write down for users: a call, a visit, an alarm. */
@Path("/api/v1/cases")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
@RunOnVirtualThread
public class CaseOpeningResource {

    private static final String PORTAL = "portal";
    private static final String VOICE = "voice";
    private static final int LONGEST = 500;

    private final OpenCases opening;
    private final ContextLog log;
    private final IdentityRules rules;
    private final PriorityMatrix matrix;
    private final CurrentCatalogue catalogue;
    private final CaseServiceConfig config;
    private final CaseDoor door;
    private final Caller caller;
    private final Concerned concerned;

    CaseOpeningResource(
            OpenCases opening,
            ContextLog log,
            IdentityRules rules,
            PriorityMatrix matrix,
            CurrentCatalogue catalogue,
            CaseServiceConfig config,
            CaseDoor door,
            Caller caller,
            Concerned concerned) {
        this.opening = opening;
        this.log = log;
        this.rules = rules;
        this.matrix = matrix;
        this.catalogue = catalogue;
        this.config = config;
        this.door = door;
        this.caller = caller;
        this.concerned = concerned;
    }

    /**
     * A new case. Either {@code userId} or {@code identity} says for whom.
     *
     * @param identity a channel identity of theirs, in any spelling; who has none known becomes a user
     * @param name of the user, kept when none is known
     * @param subject what it is about, for everybody to read
     * @param text what the user said, in the agent's words; kept as a note
     * @param channel where the user was heard, {@code portal} when absent: a lower-case word
     * @param language BCP 47; the user's own when absent
     * @param impact from 1, widespread, to 3, one person (the service's, or 3, when absent)
     * @param urgency from 1, nothing works, to 3, can wait (the service's, or 2, when absent)
     * @param priority from 1 to 5, against the matrix, for {@code priorityReason}
     * @param queue the service's, or the desk's usual one, when absent
     * @param service of the catalogue, where the desk has one; {@code category} is one of the service's
     */
    public record NewCase(
            @Size(max = Limits.ID) @Nullable String userId,

            @Size(max = Limits.IDENTITY) @Nullable @Schema(examples = "mailto:ana@corp.com")
            String identity,

            @Nullable String name,
            @Size(max = LONGEST) @Nullable String subject,
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String text,
            @Size(max = Limits.ID) @Nullable String channel,
            @Size(max = Limits.WORD) @Nullable String language,
            @Nullable Integer impact,
            @Nullable Integer urgency,
            @Nullable Integer priority,
            @Size(max = Why.LONGEST) @Nullable String priorityReason,
            @Size(max = Limits.ID) @Nullable String queue,
            @Size(max = Limits.ID) @Nullable String service,
            @Size(max = Limits.ID) @Nullable String category) {}

    /** Opens a case for a user, known or not. */
    @POST
    @Operation(operationId = "openCaseFor", summary = "Open a case for a user")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response open(@Nullable NewCase wanted) {
        CaseView view = opened(wanted, null);
        return Response.created(URI.create("/api/v1/cases/" + view.id()))
                .entity(view)
                .build();
    }

    /**
     * Opens a case however it was asked for.
     *
     * @param reference that names the wish, so that it is done once; its {@code Idempotency-Key} when null
     */
    public CaseView opened(@Nullable NewCase wanted, @Nullable String reference) {
        if (wanted == null || (wanted.userId() == null) == (wanted.identity() == null)) {
            throw Problems.invalid("userId", "must be given, or else 'identity': one of them says for whom");
        }
        CaseOpening.NewCase opened = checked(wanted);
        Introduction introduction = introduction(wanted);
        String user = introduction == null ? known(wanted.userId()) : opening.ownerOf(introduction.identity());
        String cause = reference == null
                ? caller.cause("open-for", user)
                : Ids.derive("req", "open-for-reference", user, caller.subject(), reference);
        OpenCases.Outcome outcome = opening.open(
                user, cause, Traces.current(), opened, introduction, Ids.derive("note", cause), door.agent());
        if (outcome.decision() instanceof Decision.Invalid invalid) {
            throw Problems.invalid(invalid.field(), invalid.remedy());
        }
        if (outcome.decision() instanceof Decision.TooLarge) {
            throw Problems.problem(ProblemType.CHANGE_TOO_LARGE).build();
        }
        Case one = outcome.opened();
        if (one == null) {
            throw new IllegalStateException("a case was opened that its user's context does not have");
        }
        concerned.caseOf(outcome.context().userId(), one.id());
        return CaseView.of(outcome.context(), one);
    }

    private CaseOpening.NewCase checked(NewCase wanted) {
        String subject = Params.required(wanted.subject(), "subject").strip();
        String channel = wanted.channel() == null ? PORTAL : wanted.channel();
        if (!channel.matches("[a-z][a-z0-9-]*")) {
            throw Problems.invalid("channel", "must be a lower-case word like portal or voice");
        }
        Service service = service(wanted);
        String usual = service == null ? config.defaultQueue() : service.queue();
        String queue = wanted.queue() == null || wanted.queue().isBlank() ? usual : wanted.queue();
        return new CaseOpening.NewCase(
                subject,
                wanted.text(),
                channel,
                language(wanted.language()),
                priority(wanted, service),
                queue.strip(),
                wanted.service(),
                wanted.category(),
                service == null ? null : service.template());
    }

    private static @Nullable String language(@Nullable String given) {
        return given == null
                ? null
                : LanguageTags.canonical(given)
                        .orElseThrow(() -> Problems.invalid("language", "must be a BCP 47 tag, like es or en-GB"));
    }

    /** The one of the catalogue; null where none is named, or the desk has no catalogue. */
    private @Nullable Service service(NewCase wanted) {
        if (wanted.service() == null || catalogue.get().services().isEmpty()) {
            return null;
        }
        Service service = catalogue
                .get()
                .service(wanted.service())
                .orElseThrow(() ->
                        Problems.invalid("service", "must be the id of a service of the catalogue: see GET /services"));
        if (wanted.category() != null && !service.admits(wanted.category())) {
            throw Problems.invalid("category", "must be one of the service's: see GET /services");
        }
        return service;
    }

    private Priority priority(NewCase wanted, @Nullable Service service) {
        Priority usual = service == null ? matrix.usual() : matrix.priority(service.impact(), service.urgency());
        Priority byMatrix = matrix.priority(
                within("impact", wanted.impact(), usual.impact(), 3),
                within("urgency", wanted.urgency(), usual.urgency(), 3));
        int level = within("priority", wanted.priority(), byMatrix.level(), 5);
        if (level == byMatrix.level()) {
            return byMatrix;
        }
        String reason = Params.required(wanted.priorityReason(), "priorityReason");
        return new Priority(byMatrix.impact(), byMatrix.urgency(), level, reason);
    }

    private static int within(String name, @Nullable Integer asked, int usual, int most) {
        if (asked == null) {
            return usual;
        }
        if (asked < 1 || asked > most) {
            throw Problems.invalid(name, "must be from 1 to " + most);
        }
        return asked;
    }

    private @Nullable Introduction introduction(NewCase wanted) {
        if (wanted.identity() == null) {
            return null;
        }
        String identity = rules.normalise(wanted.identity(), "identity");
        String channel = identity.startsWith("mailto:")
                ? Channels.EMAIL
                : identity.startsWith("tel:") ? VOICE : identity.substring(0, identity.indexOf(':'));
        String name = wanted.name();
        return new Introduction(identity, channel, name == null || name.isBlank() ? null : name.strip());
    }

    private String known(@Nullable String userId) {
        String wanted = Params.required(userId, "userId");
        if (log.latest(wanted).version() == 0) {
            throw Problems.notFound("user", wanted);
        }
        return wanted;
    }
}
