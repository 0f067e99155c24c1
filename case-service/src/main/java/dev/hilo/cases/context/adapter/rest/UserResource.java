package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.app.ContextHistory;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Links;
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
import java.time.Instant;
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

    private final ExistingUsers users;
    private final Links links;
    private final ContextHistory history;
    private final Timelines timelines;
    private final VisibleCases visible;
    private final Identities identities;
    private final IdentityRules rules;
    private final Concerned concerned;

    UserResource(
            ExistingUsers users,
            Links links,
            ContextLog log,
            Timelines timelines,
            VisibleCases visible,
            Identities identities,
            IdentityRules rules,
            Concerned concerned) {
        this.users = users;
        this.links = links;
        this.history = new ContextHistory(log);
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
        Context context = links.current(owner.userId());
        if (context.version() == 0) {
            throw Problems.notFound("user", "with this identity");
        }
        concerned.user(context.userId());
        return ContextView.of(context, visible.casesOf(context));
    }

    /**
     * Identities, profile and remembered cases, as of the last commit; with {@code version} or {@code asOf} as they were
     * then, folded from the log, which takes the longer the more had been committed.
     */
    @GET
    @Path("/{userId}/context")
    @Operation(operationId = "getContext", summary = "A user's context, now or as of a version or time")
    public ContextView context(
            @PathParam("userId") String userId,
            @QueryParam("version") @Nullable Long version,
            @QueryParam("asOf") @Nullable String asOf) {
        Context now = version == null && asOf == null ? users.current(userId) : users.known(userId);
        Context context = wanted(now, version, Params.instant("asOf", asOf));
        return ContextView.of(context, visible.casesOf(context));
    }

    private Context wanted(Context now, @Nullable Long version, @Nullable Instant asOf) {
        if (version != null && asOf != null) {
            throw Problems.invalid("asOf", "cannot be combined with version: give one of them");
        }
        if (version != null && (version < 1 || version > now.version())) {
            throw Problems.invalid("version", "must be from 1 to " + now.version());
        }
        if (version != null) {
            return history.at(now.userId(), version);
        }
        if (asOf != null) {
            long then = history.versionAt(now.userId(), asOf);
            if (then == 0) {
                throw Problems.invalid("asOf", "is before anything was known of this user");
            }
            return history.at(now.userId(), then);
        }
        return now;
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
        Context context = users.current(userId);
        return timelines.page(context, cursor, limit, visible.entriesOf(context));
    }
}
