package dev.hilo.cases.me.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.attachments.adapter.rest.NamedFiles;
import dev.hilo.cases.catalogue.app.CurrentCatalogue;
import dev.hilo.cases.context.adapter.rest.CaseTimelinePage;
import dev.hilo.cases.context.adapter.rest.CaseTimelines;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact.StoredFile;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Lifecycle;
import dev.hilo.cases.context.model.Verdict;
import dev.hilo.cases.context.model.Why;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.desk.adapter.rest.CasePage;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Field;
import dev.hilo.cases.desk.app.CaseList.Filter;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.cases.desk.app.CaseList.Query;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What people who ask for help do about their own cases. What they write is an interaction on the channel {@code portal},
 * said by the identities that their token proves: it counts like what they say anywhere else.
 */
@Path("/api/v1/me")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RunOnVirtualThread
public class MyCasesResource {

    private static final int LONGEST_SUBJECT = 200;

    /** Facts do not name people who ask for help: the audit knows who it was. */
    private static final String USER = "user";

    private final OwnCases own;
    private final Self self;
    private final CaseList list;
    private final CaseTimelines timelines;
    private final CurrentCatalogue catalogue;
    private final NamedFiles files;
    private final Concerned concerned;

    MyCasesResource(
            OwnCases own,
            Self self,
            CaseList list,
            CaseTimelines timelines,
            CurrentCatalogue catalogue,
            NamedFiles files,
            Concerned concerned) {
        this.own = own;
        this.self = self;
        this.list = list;
        this.timelines = timelines;
        this.catalogue = catalogue;
        this.files = files;
        this.concerned = concerned;
    }

    /**
     * @param subject what it is about, 200 characters at the most; how the text begins when absent
     * @param service of the catalogue, where the caller knows it
     * @param attachments ids of files that were uploaded before, 20 at the most
     */
    public record MyNewCase(
            @Size(max = LONGEST_SUBJECT) @Nullable String subject,
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String text,
            @Size(max = Limits.ID) @Nullable String service,
            @Size(max = NamedFiles.MOST) @Nullable List<@Size(max = Limits.ID) String> attachments) {}

    /** @param attachments ids of files that were uploaded before, 20 at the most */
    public record MyMessage(
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String text,
            @Size(max = NamedFiles.MOST) @Nullable List<@Size(max = Limits.ID) String> attachments) {}

    /** @param text what is still wrong, in the caller's words */
    public record MyRejection(
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String text) {}

    /** @param score from 1, very dissatisfied, to 5, very satisfied */
    public record MyFeedback(
            @Nullable Integer score,
            @Size(max = Limits.MESSAGE_TEXT) @Nullable String comment) {}

    /** Newest first. Empty while no channel has heard of you. */
    @GET
    @Path("/cases")
    @Operation(operationId = "listMyCases", summary = "A page of your cases, newest first")
    public MyCasePage cases(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        CaseStatus one = Params.oneOf("status", status, CaseStatus.class);
        Set<CaseStatus> wanted = one == null ? Set.of() : Set.of(one);
        After after = Cursors.read(cursor, After.class);
        int most = Params.limit(limit);
        return self.known().map(own -> page(own, wanted, after, most)).orElse(MyCasePage.EMPTY);
    }

    private MyCasePage page(Context own, Set<CaseStatus> statuses, @Nullable After after, int most) {
        Query query = new Query(new Filter(Field.USER, own.userId()), statuses, Order.OPENED, null);
        List<Row> rows = new ArrayList<>();
        @Nullable After from = after;
        List<Row> read;
        do {
            read = list.list(query, from, most + 1);
            read.stream()
                    .filter(row -> own.hasMember(row.content().owner()))
                    .limit(most + 1L - rows.size())
                    .forEach(rows::add);
            from = read.isEmpty() ? null : After.of(read.getLast(), Order.OPENED);
        } while (read.size() > most && rows.size() <= most);
        List<Row> shown = rows.subList(0, Math.min(most, rows.size()));
        shown.forEach(row -> concerned.caseOf(row.userId(), row.content().id()));
        return new MyCasePage(
                shown.stream().map(row -> MyCaseView.of(row.content())).toList(),
                CasePage.next(rows, Order.OPENED, most));
    }

    /** It is a case of its own, whatever else is open: who writes here says so. What is missing is asked for. */
    @POST
    @Path("/cases")
    @Operation(operationId = "openMyCase", summary = "Ask for help")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MyCaseView.class)))
    public Response open(@Nullable MyNewCase wanted) {
        String text = Params.required(wanted == null ? null : wanted.text(), "text");
        MyNewCase given = Objects.requireNonNull(wanted);
        String subject = given.subject();
        String service = given.service();
        if (service != null && catalogue.get().service(service).isEmpty()) {
            throw Problems.invalid("service", "must be the id of a service of the catalogue");
        }
        return created(own.say(
                new OwnCases.Words(
                        null, subject, text, service, files.ofPerson(given.attachments(), self::known, null)),
                List.of()));
    }

    @GET
    @Path("/cases/{caseId}")
    @Operation(operationId = "getMyCase", summary = "One of your cases, as of now")
    public MyCaseView one(@PathParam("caseId") String caseId) {
        return own.view(self.context(), caseId);
    }

    /** What was said and done, in order: the latest page without a cursor, older ones by {@code next}. */
    @GET
    @Path("/cases/{caseId}/timeline")
    @Operation(operationId = "getMyCaseTimeline", summary = "A page of what happened to your case, oldest entry first")
    public CaseTimelinePage timeline(
            @PathParam("caseId") String caseId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Context context = self.context();
        Row row = own.existing(context, caseId);
        return timelines
                .page(context, row.content(), row.version(), cursor, limit, entry -> entry.isFor(context))
                .forUser();
    }

    /**
     * Writes about the case. One that waited for this goes on, one that was resolved comes back, and where it is over, a
     * new one follows it up: the answer is then 201, with that one.
     */
    @POST
    @Path("/cases/{caseId}/messages")
    @Operation(operationId = "writeAboutMyCase", summary = "Write about your case")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MyCaseView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The case was over: another follows it up",
            content = @Content(schema = @Schema(implementation = MyCaseView.class)))
    public Response message(@PathParam("caseId") String caseId, @Nullable MyMessage message) {
        String text = Params.required(message == null ? null : message.text(), "text");
        String meant = current(caseId);
        MyCaseView went =
                say(meant, text, files.ofPerson(message == null ? null : message.attachments(), self::known, meant));
        return went.id().equals(meant) ? Response.ok(went).build() : created(went);
    }

    /** The need is met: the case is over. */
    @POST
    @Path("/cases/{caseId}/confirm")
    @Operation(operationId = "confirmMyCase", summary = "Say that the resolution holds")
    public MyCaseView confirm(@PathParam("caseId") String caseId) {
        return own.act(caseId, Lifecycle.CONFIRM, (context, numbers) -> Verdict.confirm(context, caseId, USER));
    }

    /** The need is not met: the case comes back. What is still wrong is kept as a message of the caller. */
    @POST
    @Path("/cases/{caseId}/reject")
    @Operation(operationId = "rejectMyCase", summary = "Say that the resolution does not hold")
    public MyCaseView reject(@PathParam("caseId") String caseId, @Nullable MyRejection rejection) {
        String text = rejection == null ? null : rejection.text();
        MyCaseView rejected =
                own.act(caseId, Lifecycle.REJECT, (context, numbers) -> Verdict.reject(context, caseId, Why.of(USER)));
        return text == null || text.isBlank() ? rejected : say(caseId, text, List.of());
    }

    /** A later one replaces it. */
    @POST
    @Path("/cases/{caseId}/feedback")
    @Operation(operationId = "rateMyCase", summary = "Say how satisfied you are")
    public MyCaseView feedback(@PathParam("caseId") String caseId, @Nullable MyFeedback feedback) {
        if (feedback == null || feedback.score() == null) {
            throw Problems.invalid("score", "is missing: give it a number from 1 to 5");
        }
        int score = feedback.score();
        String comment = feedback.comment();
        return own.act(
                caseId, Lifecycle.FEEDBACK, (context, numbers) -> Verdict.feedback(context, caseId, score, comment));
    }

    /** The one that goes on for it, when it was merged. */
    private String current(String caseId) {
        Context context = self.context();
        own.existing(context, caseId);
        return context.findCurrentCase(caseId).map(Case::id).orElse(caseId);
    }

    private MyCaseView say(String caseId, String text, List<StoredFile> attached) {
        return own.say(new OwnCases.Words(caseId, null, text, null, attached), Policies.byReferenceAlone());
    }

    private static Response created(MyCaseView opened) {
        return Response.created(URI.create("/api/v1/me/cases/" + opened.id()))
                .entity(opened)
                .build();
    }
}
