package dev.hilo.analytics.reports.adapter.rest;

import dev.hilo.analytics.cases.app.CaseHistories;
import dev.hilo.analytics.reports.model.Tally;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.access.QueueVisibility;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures over cases that the caller may see. Eventually consistent with the context stream, usually by less than a second. */
@Path("/api/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reports")
public class ReportsResource {

    private static final Instant BEGINNING = Limits.EARLIEST;
    private static final Instant END = Limits.LATEST;

    private final CaseHistories histories;
    private final QueueVisibility visibility;

    ReportsResource(CaseHistories histories, QueueVisibility visibility) {
        this.histories = histories;
        this.visibility = visibility;
    }

    /** Sums up the cases opened in a span of time as they stand now. Reads each of them once. */
    @GET
    @Path("summary")
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(operationId = "getSummary", summary = "Cases opened in a span of time, in figures")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "400", description = "A time is not ISO 8601, or the span ends before it begins")
    public SummaryView summary(
            @Parameter(description = "Cases opened at this time or later: 2026-11-01T00:00:00Z")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Cases opened before this time: 2026-12-01T00:00:00Z") @QueryParam("to") @Nullable
                    String to) {
        @Nullable Instant begin = Params.instant("from", from);
        @Nullable Instant end = Params.instant("to", to);
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw Problems.invalid("to", "must be later than 'from'");
        }
        Tally tally = new Tally();
        histories.forEachOpened(begin == null ? BEGINNING : begin, end == null ? END : end, one -> {
            if (visibility.sees(one.standing().queue())) {
                tally.count(one);
            }
        });
        return SummaryView.of(begin, end, tally.summary());
    }

    /** Tells what happened to one case, and how long it took. */
    @GET
    @Path("cases/{caseId}")
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(operationId = "getCaseReport", summary = "One case in figures")
    @APIResponse(responseCode = "200", description = "The case")
    @APIResponse(responseCode = "404", description = "No such case")
    public CaseReport ofCase(@PathParam("caseId") String caseId) {
        return CaseReport.of(histories
                .find(caseId)
                .filter(one -> visibility.sees(one.standing().queue()))
                .orElseThrow(() -> Problems.notFound("case", caseId)));
    }
}
