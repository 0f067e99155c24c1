package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.model.Context;
import dev.hilo.identities.IdentityRules;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.Params;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Users: who they are, what is open, what was said. For agents. */
@Path("/api/v1/users")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
@RunOnVirtualThread
public class UserResource {

    private final ContextLog log;
    private final Timelines timelines;
    private final VisibleCases visible;
    private final Identities identities;
    private final IdentityRules rules;
    private final Concerned concerned;

    UserResource(
            ContextLog log,
            Timelines timelines,
            VisibleCases visible,
            Identities identities,
            IdentityRules rules,
            Concerned concerned) {
        this.log = log;
        this.timelines = timelines;
        this.visible = visible;
        this.identities = identities;
        this.rules = rules;
        this.concerned = concerned;
    }

    /** The user that owns a channel identity such as {@code mailto:ana@corp.com}, in any spelling. */
    @GET
    @Operation(operationId = "findUser", summary = "Find the user who owns a channel identity")
    public ContextView findByIdentity(@QueryParam("identity") @Nullable String identity) {
        String wanted = rules.normalise(Params.required(identity, "identity"), "identity");
        Identities.Owner owner = identities.find(List.of(wanted)).get(wanted);
        if (owner == null) {
            throw Problems.notFound("user", "with this identity");
        }
        concerned.user(owner.userId());
        return context(owner.userId());
    }

    /** Identities, profile and remembered cases, as of the last commit. */
    @GET
    @Path("/{userId}/context")
    @Operation(operationId = "getContext", summary = "A user's context")
    public ContextView context(@PathParam("userId") String userId) {
        Context context = existing(userId);
        return ContextView.of(context, visible.casesOf(context));
    }

    /**
     * What happened, in order. Without a cursor the latest page; {@code previous} leads to older pages, {@code next} to
     * newer ones, also to entries that do not exist yet.
     */
    @GET
    @Path("/{userId}/timeline")
    @Operation(operationId = "getTimeline", summary = "A page of a user's timeline, oldest entry first")
    public TimelinePage timeline(
            @PathParam("userId") String userId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Context context = existing(userId);
        return timelines.page(context, cursor, limit, visible.entriesOf(context));
    }

    private Context existing(String userId) {
        Context context = log.latest(userId);
        if (context.version() == 0) {
            throw Problems.notFound("user", userId);
        }
        return context;
    }
}
