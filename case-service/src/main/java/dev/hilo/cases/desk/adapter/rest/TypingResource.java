package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Passing;
import dev.hilo.cases.context.app.PresenceBoard;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.contracts.PresenceNoted;
import dev.hilo.kit.PresenceStream;
import dev.hilo.kit.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lets the user see that somebody is writing to them. */
@Path("/api/v1/cases/{caseId}/typing")
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
@Tag(name = "Work on a case")
@RunOnVirtualThread
public class TypingResource {

    private final CaseDoor door;
    private final PresenceBoard board;
    private final PresenceStream stream;
    private final Clock clock;

    TypingResource(CaseDoor door, PresenceBoard board, PresenceStream stream, Clock clock) {
        this.door = door;
        this.board = board;
        this.stream = stream;
        this.clock = clock;
    }

    /**
     * Says that the caller is writing to the user, for six seconds; to be sent again every three while they do. It goes to
     * wherever the user is there just now, as the stream of the user tells ({@code event: presence}), and is kept nowhere.
     */
    @POST
    @Passing
    @Operation(operationId = "typing", summary = "Say that one is writing to the user")
    @APIResponse(responseCode = "204", description = "Told where the user is there, if they are")
    public void typing(@PathParam("caseId") String caseId) {
        List<String> identities = door.contextOf(caseId).identities().stream()
                .map(LinkedIdentity::identity)
                .toList();
        board.here(identities).forEach(identity -> stream.note(PresenceNoted.typingTo(identity, clock.instant())));
    }
}
