package dev.hilo.cases;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.context.app.Cause;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.kit.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Commits for a user, and fails before it can answer the first time: what it would read has gone away. */
@Path("/test/lost-answer")
@RolesAllowed(Roles.AGENT)
public class LostAnswer {

    private final ContextLog log;
    private final Committer committer;
    private final Caller caller;

    LostAnswer(ContextLog log, Committer committer, Caller caller) {
        this.log = log;
        this.committer = committer;
        this.caller = caller;
    }

    @POST
    @Operation(hidden = true)
    public String commit(@QueryParam("user") @Nullable String user) {
        if (user == null) {
            throw new IllegalStateException("the store is away");
        }
        boolean again = log.latest(user).version() > 0;
        committer.commitLatest(
                user,
                new Cause(
                        caller.cause("lost-answer", user),
                        null,
                        100,
                        (context, numbers) -> List.of(new UserFact.ProfileLearned("José Núñez", "es", user)),
                        null));
        if (!again) {
            throw new IllegalStateException("the store went away");
        }
        return "José Núñez";
    }
}
