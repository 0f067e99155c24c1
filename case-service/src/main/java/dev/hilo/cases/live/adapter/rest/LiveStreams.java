package dev.hilo.cases.live.adapter.rest;

import dev.hilo.cases.context.adapter.rest.LiveLine;
import dev.hilo.cases.context.adapter.rest.LiveLines;
import dev.hilo.cases.live.app.CaseFeed;
import dev.hilo.cases.live.app.FollowCases;
import dev.hilo.cases.live.app.News;
import dev.hilo.cases.live.app.News.Told;
import dev.hilo.cases.live.app.Position;
import dev.hilo.cases.live.app.Watch;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams of cases as server-sent events; what the streams of queues and of agents have in common. */
@ApplicationScoped
class LiveStreams {

    private final FollowCases following;
    private final CaseFeed feed;
    private final LiveLines lines;

    LiveStreams(FollowCases following, CaseFeed feed, LiveLines lines) {
        this.following = following;
        this.feed = feed;
        this.lines = lines;
    }

    /** @param reason why what lay between cannot be told */
    record Reset(String reason) {}

    /** Returns when the stream has ended. */
    void follow(Watch watch, @Nullable String lastEventId, SseEventSink sink, Sse sse, HttpServerResponse response)
            throws InterruptedException {
        Position last = lastEventId == null || lastEventId.isBlank() ? null : position(lastEventId);
        Position now = feed.now().orElseThrow(LiveStreams::notYet);
        lines.follow(sink, sse, response, line -> following.follow(watch, now, last, new Events(line)));
    }

    private static Position position(String lastEventId) {
        return Position.parse(lastEventId.strip())
                .orElseThrow(() -> Problems.invalid(
                        "Last-Event-ID", "must be the id of an event received from a stream of this kind"));
    }

    private static HttpProblem notYet() {
        return Problems.problem(ProblemType.UNAVAILABLE)
                .withHeader("Retry-After", 5)
                .build();
    }

    private record Events(LiveLine line) implements FollowCases.Line {

        @Override
        public boolean isOpen() {
            return line.isOpen();
        }

        @Override
        public void tell(News news, List<Told> told, Position position) throws InterruptedException {
            line.event("cases", position.toString(), LiveCases.of(news, told));
        }

        @Override
        public void mark(Position position) throws InterruptedException {
            line.comment("still here", position.toString());
        }

        @Override
        public void reset(Position position) throws InterruptedException {
            line.event("reset", position.toString(), new Reset("what lay between can no longer be told"));
        }

        @Override
        public void fellBehind() {
            line.cutOff("behind");
        }
    }
}
