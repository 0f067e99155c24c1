package dev.hilo.routing.assignment.adapter.rest;

import dev.hilo.kit.Problems;
import dev.hilo.kit.access.QueueVisibility;
import dev.hilo.routing.assignment.app.RoutedCases;
import dev.hilo.routing.assignment.model.Status;
import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Queue;
import dev.hilo.routing.roster.model.Queues;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits, and who could take it. Eventually consistent with the context stream. */
@Path("/api/v1/queues")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Queues")
public class QueuesResource {

    private static final int LARGEST_PAGE = 500;
    private static final Set<Status> NOT_DONE = EnumSet.complementOf(EnumSet.of(Status.DONE));

    private final Queues queues;
    private final RoutedCases cases;
    private final Roster roster;
    private final QueueVisibility visibility;

    QueuesResource(Queues queues, RoutedCases cases, Roster roster, QueueVisibility visibility) {
        this.queues = queues;
        this.cases = cases;
        this.roster = roster;
        this.visibility = visibility;
    }

    /** Lists the configured queues, and those that nobody configured but cases wait on. */
    @GET
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(operationId = "listQueues", summary = "The queues, what waits on each and who serves it")
    public List<QueueView> all() {
        Map<String, Map<Status, Integer>> counts = cases.counts();
        Map<String, Integer> loads = cases.loads();
        List<Agent> agents = roster.all();
        List<Queue> all = new ArrayList<>(queues.all());
        counts.keySet().stream()
                .filter(name -> queues.named(name).isEmpty())
                .forEach(name -> all.add(new Queue(name, name, Set.of())));
        return all.stream()
                .filter(queue -> visibility.sees(queue.name()))
                .map(queue -> QueueView.of(queue, counts.getOrDefault(queue.name(), Map.of()), agents, loads))
                .toList();
    }

    /** Lists a queue's cases that are not over: the most urgent first, then the one that waits longest. */
    @GET
    @Path("{name}/cases")
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(
            operationId = "listQueuedCases",
            summary = "Cases of a queue that are not over, in the order in which they are given out")
    @APIResponse(responseCode = "200", description = "At most `limit` cases")
    @APIResponse(responseCode = "400", description = "No such status, or a limit out of range")
    @APIResponse(responseCode = "404", description = "A queue that the caller may not see")
    public List<QueuedCaseView> cases(
            @PathParam("name") String name,
            @Parameter(description = "Only waiting, reserved, assigned or paused ones") @QueryParam("status")
                    List<String> status,
            @Parameter(description = "From 1 to 500") @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problems.invalid("limit", "must be from 1 to " + LARGEST_PAGE);
        }
        if (!visibility.sees(name)) {
            throw Problems.notFound("queue", name);
        }
        return cases.ofQueue(name, statuses(status), limit).stream()
                .map(QueuedCaseView::of)
                .toList();
    }

    private static Set<Status> statuses(List<String> words) {
        Set<Status> asked = EnumSet.noneOf(Status.class);
        for (String word : words) {
            asked.add(NOT_DONE.stream()
                    .filter(status -> status.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Problems.invalid("status", "must be waiting, reserved, assigned or paused")));
        }
        return asked.isEmpty() ? NOT_DONE : asked;
    }
}
