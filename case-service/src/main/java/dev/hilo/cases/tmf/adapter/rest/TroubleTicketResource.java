package dev.hilo.cases.tmf.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.context.adapter.rest.CaseView;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.desk.adapter.rest.CaseOpeningResource;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Filter;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.cases.desk.app.CaseList.Query;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Cases in the words of TM Forum's Trouble Ticket API, TMF621 v5: to read and to open them. */
@Path(TroubleTicket.PATH)
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "TMF621 trouble tickets")
@RunOnVirtualThread
public class TroubleTicketResource {

    private final CaseOpeningResource opening;
    private final CaseList list;
    private final ContextLog log;
    private final CaseAccess access;
    private final Concerned concerned;

    TroubleTicketResource(
            CaseOpeningResource opening, CaseList list, ContextLog log, CaseAccess access, Concerned concerned) {
        this.opening = opening;
        this.list = list;
        this.log = log;
        this.access = access;
        this.concerned = concerned;
    }

    /**
     * The newest first. In the place of TMF630's {@code offset}, which grows slow with its size, {@code cursor} goes on
     * where a page ended: follow the {@code Link} header.
     *
     * @param status TMF621's words, several separated by commas
     */
    @GET
    @Operation(operationId = "listTroubleTicket", summary = "A page of trouble tickets")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = TroubleTicket.class)))
    public TicketPage list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Set<CaseStatus> statuses = status == null ? Set.of() : TicketWords.statuses(status);
        int most = Params.limit(limit);
        After after = Cursors.read(cursor, After.class);
        if (status != null && statuses.isEmpty()) {
            return new TicketPage(List.of(), null);
        }
        Query query =
                new Query(Filter.NONE, statuses, Order.OPENED, access.queues().orElse(null));
        List<Row> rows = list.list(query, after, most + 1);
        List<Row> shown = rows.size() > most ? rows.subList(0, most) : rows;
        shown.forEach(row -> concerned.caseOf(row.userId(), row.content().id()));
        return new TicketPage(
                shown.stream()
                        .map(row -> TroubleTicket.of(row.userId(), null, row.content()))
                        .toList(),
                rows.size() > most ? Cursors.write(After.of(shown.getLast(), Order.OPENED)) : null);
    }

    /** Opens a case as {@code POST /api/v1/cases} does. */
    @POST
    @Operation(operationId = "createTroubleTicket", summary = "Open a trouble ticket")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TroubleTicket.class)))
    public Response create(@Nullable NewTroubleTicket wanted) {
        if (wanted == null) {
            throw Problems.invalid("description", "is missing: say what it is about");
        }
        CaseView opened = opening.opened(wanted.asCase(), wanted.reference());
        Context context = log.latest(opened.userId());
        TroubleTicket ticket = context.findCase(opened.id())
                .map(one -> TroubleTicket.of(context.userId(), context.profile().displayName(), one))
                .orElseThrow(() -> Problems.notFound("case", opened.id()));
        return Response.created(URI.create(ticket.href())).entity(ticket).build();
    }

    @GET
    @Path("/{caseId}")
    @Operation(operationId = "retrieveTroubleTicket", summary = "One trouble ticket, as of now")
    public TroubleTicket one(@PathParam("caseId") String caseId) {
        Row row = list.find(caseId)
                .filter(found -> access.sees(found.content().handling().queue()))
                .orElseThrow(() -> Problems.notFound("case", caseId));
        concerned.caseOf(row.userId(), caseId);
        Context context = log.latest(row.userId());
        return TroubleTicket.of(
                context.userId(),
                context.profile().displayName(),
                context.findCase(caseId).orElseGet(row::content));
    }
}
