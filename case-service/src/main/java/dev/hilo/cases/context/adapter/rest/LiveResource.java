package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.app.CommitSignals;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.PresenceBoard;
import dev.hilo.cases.context.model.History;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.kit.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A user's timeline as it happens, wherever it goes on when users are merged and parted. */
@Path("/api/v1/users/{userId}/events")
@RolesAllowed({"agent", "supervisor", "administrator"})
@Tag(name = "Users")
public class LiveResource {

    private static final int PAGE = 100;

    private final Links links;
    private final PublishedLog published;
    private final LivePath path;
    private final CommitSignals signals;
    private final PresenceBoard board;
    private final LiveLines lines;
    private final VisibleCases visible;
    private final LiveConfig config;

    LiveResource(
            Links links,
            PublishedLog published,
            LivePath path,
            CommitSignals signals,
            PresenceBoard board,
            LiveLines lines,
            VisibleCases visible,
            LiveConfig config) {
        this.links = links;
        this.published = published;
        this.path = path;
        this.signals = signals;
        this.board = board;
        this.lines = lines;
        this.visible = visible;
        this.config = config;
    }

    /** @param told the commit there, if it is known */
    private record Step(LivePath.Place place, @Nullable ContextCommitted told) {}

    /**
     * Server-sent events, one a commit: {@code event: commit}, {@code id:} to resume after it, {@code data:} a {@link
     * LiveCommit} with its timeline entries. With {@code Last-Event-ID} it begins after that commit, without gap or
     * double, also across merges and their undoing; without, with what comes next. Who follows a merged user follows who
     * goes on for them, and goes back to the user alone when the merge is undone. A comment every 15 s keeps the line
     * open; who reads too slowly for 10 s is disconnected and may resume. {@code event: presence}, without an id, says of one
     * of the user's identities that they are there, write, or are gone, in a {@link LivePresence}; at the beginning, of those
     * who are there.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events; of commit and of presence, the data of each is this JSON",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(oneOf = {LiveCommit.class, LivePresence.class})))
    @Operation(operationId = "followUser", summary = "Follow a user's timeline live (server-sent events)")
    public void follow(
            @PathParam("userId") String userId,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServerResponse response)
            throws InterruptedException {
        var current = links.current(userId);
        if (current.version() == 0) {
            throw Problems.notFound("user", userId);
        }
        Step first = lastEventId == null
                ? new Step(new LivePath.Place(current.userId(), current.version()), null)
                : resumed(lastEventId.strip(), userId, History.of(current));
        lines.follow(sink, sse, response, line -> {
            line.comment("following", null);
            Step here = first;
            while (goesOn(line)) {
                here = followLog(userId, here, line);
            }
        });
    }

    /** Follows one log from a step; returns that in the log where it goes on. */
    private Step followLog(String userId, Step start, LiveLine line) throws InterruptedException {
        Step here = start;
        try (CommitSignals.Follower follower = signals.follow(here.place().logOf());
                PresenceBoard.Watch presence = board.watch(follower::nudge)) {
            presence.watch(identities(userId));
            while (goesOn(line)) {
                for (PresenceBoard.Shown shown : presence.changes()) {
                    line.passing("presence", LivePresence.of(shown));
                }
                Optional<LivePath.Place> onwards =
                        here.told() == null ? Optional.empty() : path.onwards(here.told(), userId);
                if (onwards.isPresent()) {
                    return new Step(onwards.get(), null);
                }
                long seen = here.place().version();
                List<ContextCommitted> commits = published.between(here.place().logOf(), seen + 1, seen + PAGE);
                if (commits.isEmpty()) {
                    if (!follower.await(seen, presence.holds(config.heartbeat()))) {
                        line.comment("still here", null);
                    }
                } else {
                    here = tell(userId, commits, line);
                    presence.watch(identities(userId));
                }
            }
        }
        return here;
    }

    private List<String> identities(String userId) {
        return links.current(userId).identities().stream()
                .map(LinkedIdentity::identity)
                .toList();
    }

    /** Tells commits, up to one after which the way may lead elsewhere. */
    private Step tell(String userId, List<ContextCommitted> commits, LiveLine line) throws InterruptedException {
        var context = links.current(userId);
        History history = History.of(context);
        Predicate<TimelineEntry> seen = visible.entriesOf(context);
        ContextCommitted last = commits.getFirst();
        for (ContextCommitted commit : commits) {
            last = commit;
            line.event("commit", place(commit).id(userId), LiveCommit.of(commit, history, seen));
            if (LivePath.leads(commit, userId)) {
                break;
            }
        }
        return new Step(place(last), last);
    }

    private Step resumed(String lastEventId, String userId, History history) {
        LivePath.Place place = LivePath.Place.parse(lastEventId, userId)
                .filter(one -> one.logOf().equals(userId)
                        || history.ranges().stream()
                                .anyMatch(range -> range.userId().equals(one.logOf())))
                .orElseThrow(() ->
                        Problems.invalid("Last-Event-ID", "must be the id of an event received from this stream"));
        return new Step(place, path.at(place).orElse(null));
    }

    private boolean goesOn(LiveLine line) {
        return line.isOpen() && !signals.isClosed();
    }

    private static LivePath.Place place(ContextCommitted commit) {
        return new LivePath.Place(commit.userId(), commit.version());
    }
}
