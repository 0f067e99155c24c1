package dev.hilo.cases.protection.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.context.adapter.rest.ExistingUsers;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.protection.app.EraseUser;
import dev.hilo.cases.protection.app.Erasure;
import dev.hilo.cases.protection.app.ExportUser;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the law lets people ask: to have their data, and to have it erased. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Data protection")
@RunOnVirtualThread
public class UserProtectionResource {

    private final ExistingUsers users;
    private final ExportUser export;
    private final EraseUser erase;
    private final Caller caller;

    UserProtectionResource(ExistingUsers users, ExportUser export, EraseUser erase, Caller caller) {
        this.users = users;
        this.export = export;
        this.erase = erase;
        this.caller = caller;
    }

    /** A zip with the context, every step of the history, and the files, as it is read. */
    @GET
    @Path("/{userId}/export")
    @RolesAllowed({Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Produces("application/zip")
    @APIResponse(
            responseCode = "200",
            description = "The zip",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Operation(operationId = "exportUser", summary = "Everything about a user, as a zip")
    public Response export(@PathParam("userId") String userId) {
        Context context = users.current(userId);
        StreamingOutput zip = out -> export.write(context.userId(), out);
        return Response.ok(zip)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"hilo-" + userId + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** @param reason why, for the record; names nobody */
    public record ErasureWish(@Nullable String reason) {}

    /** Erases a person for good, in every place. Answers 202 with where it stands; it goes on by itself. */
    @POST
    @Path("/{userId}/erase")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @APIResponse(
            responseCode = "202",
            description = "It has begun and goes on by itself",
            content = @Content(schema = @Schema(implementation = ErasureView.class)))
    @Operation(operationId = "eraseUser", summary = "Erase a user for good")
    public Response erase(@PathParam("userId") String userId, @Nullable ErasureWish wish) {
        Context context = users.known(userId);
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
}
