package dev.hilo.cases.protection.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.protection.app.EraseUser;
import dev.hilo.cases.protection.app.Erasure;
import dev.hilo.cases.protection.app.Erasures;
import dev.hilo.cases.protection.app.ExpireCases;
import dev.hilo.cases.protection.app.ExportUser;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the law lets people ask: to have their data, and to have it erased; and how long cases are kept. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Data protection")
@RunOnVirtualThread
public class ProtectionResource {

    private final ContextLog log;
    private final ExportUser export;
    private final EraseUser erase;
    private final Erasures erasures;
    private final ExpireCases expire;
    private final Caller caller;
    private final Concerned concerned;

    ProtectionResource(
            ContextLog log,
            ExportUser export,
            EraseUser erase,
            Erasures erasures,
            ExpireCases expire,
            Caller caller,
            Concerned concerned) {
        this.log = log;
        this.export = export;
        this.erase = erase;
        this.erasures = erasures;
        this.expire = expire;
        this.caller = caller;
        this.concerned = concerned;
    }

    /** A zip with the context, every step of the history, and the files, as it is read. */
    @GET
    @Path("/users/{userId}/export")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Produces("application/zip")
    @Operation(operationId = "exportUser", summary = "Everything about a user, as a zip")
    public Response export(@PathParam("userId") String userId) {
        Context context = existing(userId);
        StreamingOutput zip = out -> export.write(context.userId(), out);
        return Response.ok(zip)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"hilo-" + userId + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** @param reason why, for the record; names nobody */
    public record ErasureWish(@Nullable String reason) {}

    /**
     * How an erasure goes.
     *
     * @param status {@code requested}, {@code erased} (the log folds nothing more for them), {@code destroyed} (the keys
     *     are gone; topics wait for their readers) or {@code done}
     * @param problem what holds it up; it is tried again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ErasureView(
            String id,
            String userId,
            String status,
            String actor,
            @Nullable String reason,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            @Nullable String problem) {

        static ErasureView of(Erasure erasure) {
            return new ErasureView(
                    erasure.id(),
                    erasure.userId(),
                    Params.word(erasure.state()),
                    erasure.actor(),
                    erasure.reason(),
                    erasure.requestedAt(),
                    erasure.finishedAt(),
                    erasure.problem());
        }
    }

    /** Erases a person for good, in every place. Answers 202 with where it stands; it goes on by itself. */
    @POST
    @Path("/users/{userId}/erase")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "eraseUser", summary = "Erase a user for good")
    public Response erase(@PathParam("userId") String userId, @Nullable ErasureWish wish) {
        Context context = existing(userId);
        if (context.lineage().into() != null) {
            throw Problems.problem(ProblemType.USER_MERGED)
                    .with("user", userId)
                    .with("into", context.lineage().into().userId())
                    .build();
        }
        Erasure erasure = erase.request(
                caller.cause("erase", userId).replaceFirst("^req", "ers"),
                userId,
                caller.subject(),
                wish == null ? null : wish.reason());
        return Response.accepted(ErasureView.of(erasure)).build();
    }

    @GET
    @Path("/erasures/{id}")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Operation(operationId = "getErasure", summary = "How an erasure goes")
    public ErasureView erasure(@PathParam("id") String id) {
        return erasures.find(id).map(ErasureView::of).orElseThrow(() -> Problems.notFound("erasure", id));
    }

    /** @param cases those that are expired, or would be; the longest over first */
    public record RetentionView(boolean dryRun, List<ExpireCases.Due> cases) {}

    /** Expires cases that are over for longer than their service keeps them; with {@code dryRun} only tells which. */
    @POST
    @Path("/retention/run")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "runRetention", summary = "Expire cases by the retention rules")
    public RetentionView retention(
            @QueryParam("dryRun") @DefaultValue("true") boolean dryRun,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        int most = Params.limit(limit);
        return new RetentionView(dryRun, dryRun ? expire.due(most) : expire.run(most));
    }

    private Context existing(String userId) {
        Context context = log.latest(userId);
        if (context.version() == 0) {
            throw Problems.notFound("user", userId);
        }
        concerned.user(userId);
        return context;
    }
}
