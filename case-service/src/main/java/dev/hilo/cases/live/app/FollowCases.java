package dev.hilo.cases.live.app;

import dev.hilo.cases.live.app.Archive.Outcome;
import dev.hilo.cases.live.app.CaseFeed.Follower;
import dev.hilo.cases.live.app.CaseFeed.Next;
import dev.hilo.cases.live.app.News.Told;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody what happens to the cases they watch, from where they were, without gap or double: from the archive
 * what is no longer remembered, then from the feed.
 */
public final class FollowCases {

    private final CaseFeed feed;
    private final Archive archive;
    private final WriteNews news;
    private final Duration heartbeat;

    /** @param heartbeat after how long a silence a sign of life is given */
    public FollowCases(CaseFeed feed, Archive archive, WriteNews news, Duration heartbeat) {
        this.feed = feed;
        this.archive = archive;
        this.news = news;
        this.heartbeat = heartbeat;
    }

    /** Where the news go. With each goes the position to resume from. */
    public interface Line {

        boolean isOpen();

        void tell(News news, List<Told> told, Position position) throws InterruptedException;

        /** A sign of life. */
        void mark(Position position) throws InterruptedException;

        /** What lies between is lost to the one who follows: they must load anew what they show. */
        void reset(Position position) throws InterruptedException;

        /** The one who follows does not keep up. */
        void fellBehind();
    }

    /**
     * Returns when the line or the feed is closed.
     *
     * @param now where the stream is
     * @param last the position that the last thing told came with; null to begin with what comes next
     */
    public void follow(Watch watch, Position now, @Nullable Position last, Line line) throws InterruptedException {
        try (Follower follower = feed.follow(watch, last == null ? now : last)) {
            if (last != null && !now.reaches(last) && archive.read(last, last, (changes, at) -> true) == Outcome.GONE) {
                reset(follower, line, now);
            } else {
                line.mark(follower.position());
            }
            follow(follower, watch, line);
        }
    }

    private void follow(Follower follower, Watch watch, Line line) throws InterruptedException {
        boolean live = false;
        while (line.isOpen()) {
            switch (follower.next(heartbeat)) {
                case Next.Heard heard -> {
                    live = true;
                    for (CaseFeed.Item item : heard.items()) {
                        line.tell(item.news(), item.told(), item.position());
                    }
                }
                case Next.Quiet quiet -> {
                    live = true;
                    line.mark(follower.position());
                }
                case Next.Behind behind -> {
                    if (live) {
                        line.fellBehind();
                        return;
                    }
                    switch (new CatchUp(follower, watch, line).to(behind.until())) {
                        case READ -> {}
                        case GONE -> reset(follower, line, behind.until());
                        case AWAY -> {
                            return;
                        }
                    }
                }
                case Next.Ended ended -> {
                    return;
                }
            }
        }
    }

    private static void reset(Follower follower, Line line, Position to) throws InterruptedException {
        follower.restart(to);
        line.reset(to);
    }

    /** One reading of the archive for one who follows. */
    private final class CatchUp {

        private final Follower follower;
        private final Watch watch;
        private final Line line;
        private long lastSign = System.nanoTime();
        private @Nullable InterruptedException interrupted;

        CatchUp(Follower follower, Watch watch, Line line) {
            this.follower = follower;
            this.watch = watch;
            this.line = line;
        }

        Outcome to(Position until) throws InterruptedException {
            Outcome outcome = archive.read(follower.position(), until, this::read);
            if (interrupted != null) {
                throw interrupted;
            }
            return outcome;
        }

        private boolean read(List<Change> changes, Position reached) {
            try {
                for (News one : news.of(changes)) {
                    follower.moveOver(one.change());
                    List<Told> told = one.seenBy(watch);
                    if (!told.isEmpty() && line.isOpen()) {
                        line.tell(one, told, follower.position());
                        lastSign = System.nanoTime();
                    }
                }
                follower.moveTo(reached);
                if (line.isOpen() && System.nanoTime() - lastSign > heartbeat.toNanos()) {
                    line.mark(follower.position());
                    lastSign = System.nanoTime();
                }
                return line.isOpen();
            } catch (InterruptedException e) {
                interrupted = e;
                return false;
            }
        }
    }
}
