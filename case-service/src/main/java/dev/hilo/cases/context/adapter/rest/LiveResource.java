package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.app.CommitSignals;
import dev.hilo.cases.context.app.ContextLog;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A user's timeline as it happens. */
@Path("/api/v1/users/{userId}/events")
@RolesAllowed({"agent", "supervisor", "administrator"})
@Tag(name = "Users")
public class LiveResource {

    private static final int PAGE = 100;

    private final ContextLog log;
    private final PublishedLog published;
    private final CommitSignals signals;
    private final LiveLines lines;
    private final LiveConfig config;

    LiveResource(ContextLog log, PublishedLog published, CommitSignals signals, LiveLines lines, LiveConfig config) {
        this.log = log;
        this.published = published;
        this.signals = signals;
        this.lines = lines;
        this.config = config;
    }

    /** One commit's entries. */
    public record LiveCommit(long version, List<TimelineEntry> entries) {}

    /**
     * Server-sent events, one a commit: {@code event: commit}, {@code id:} the version, {@code data:} its timeline
     * entries. With {@code Last-Event-ID} it begins after that version, without gap or double; without, with what comes
     * next. A comment every 15 s keeps the line open; who reads too slowly for 10 s is disconnected and may resume.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @Operation(operationId = "followUser", summary = "Follow a user's timeline live (server-sent events)")
    public void follow(
            @PathParam("userId") String userId,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServerResponse response)
            throws InterruptedException {
        long end = log.latest(userId).version();
        if (end == 0) {
            throw Problems.notFound("user", userId);
        }
        long seen = lastEventId == null ? end : version(lastEventId);
        try (LiveLine line = lines.open(sink, sse, response);
                CommitSignals.Follower follower = signals.follow(userId)) {
            line.comment("following", null);
            while (line.isOpen() && !signals.isClosed()) {
                List<ContextCommitted> commits = published.between(userId, seen + 1, seen + PAGE);
                for (ContextCommitted commit : commits) {
                    line.event(
                            "commit",
                            Long.toString(commit.version()),
                            new LiveCommit(commit.version(), TimelineEntry.of(commit)));
                    seen = commit.version();
                }
                if (commits.isEmpty() && !follower.await(seen, config.heartbeat())) {
                    line.comment("still here", null);
                }
            }
        }
    }

    private static long version(String lastEventId) {
        if (!lastEventId.matches("\\d{1,18}")) {
            throw Problems.invalid("Last-Event-ID", "must be the id of an event received from this stream");
        }
        return Long.parseLong(lastEventId);
    }
}
