package dev.hilo.cases.me.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.adapter.rest.ContextView;
import dev.hilo.cases.context.adapter.rest.TimelinePage;
import dev.hilo.cases.context.adapter.rest.Timelines;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.desk.adapter.rest.CasePage;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Field;
import dev.hilo.cases.desk.app.CaseList.Filter;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.cases.desk.app.CaseList.Query;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people who ask for help see of themselves, and nobody else's. What agents note for each other is not for them. */
@Path("/api/v1/me")
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@RunOnVirtualThread
public class MeResource {

    private final Self self;
    private final Timelines timelines;
    private final CaseList list;
    private final Concerned concerned;

    MeResource(Self self, Timelines timelines, CaseList list, Concerned concerned) {
        this.self = self;
        this.timelines = timelines;
        this.list = list;
        this.concerned = concerned;
    }

    /** Identities, profile and remembered cases, as of the last commit. */
    @GET
    @Path("/context")
    @Operation(operationId = "getMyContext", summary = "What is known about you")
    public ContextView context() {
        return ContextView.of(self.context());
    }

    /** What was said and done, in order; without a cursor the latest page. */
    @GET
    @Path("/timeline")
    @Operation(operationId = "getMyTimeline", summary = "A page of your timeline, oldest entry first")
    public TimelinePage timeline(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        return timelines.page(self.context(), cursor, limit, entry -> !entry.isInternal());
    }

    /** Newest first. Empty while no channel has heard of you. */
    @GET
    @Path("/cases")
    @Operation(operationId = "listMyCases", summary = "A page of your cases, newest first")
    public CasePage cases(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        CaseStatus one = Params.oneOf("status", status, CaseStatus.class);
        Set<CaseStatus> wanted = one == null ? Set.of() : Set.of(one);
        After after = Cursors.read(cursor, After.class);
        int most = Params.limit(limit);
        CasePage page =
                self.userId().map(user -> page(user, wanted, after, most)).orElse(CasePage.EMPTY);
        page.items().forEach(shown -> concerned.caseOf(shown.userId(), shown.id()));
        return page;
    }

    private CasePage page(String user, Set<CaseStatus> statuses, @Nullable After after, int most) {
        Query query = new Query(new Filter(Field.USER, user), statuses, Order.OPENED, null);
        return CasePage.of(list.list(query, after, most + 1), Order.OPENED, most);
    }
}
