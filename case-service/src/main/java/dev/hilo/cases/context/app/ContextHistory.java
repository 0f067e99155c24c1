package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import java.time.Instant;
import java.util.List;

/** Contexts as they were, folded from the log. What it costs grows with the version asked for. */
public final class ContextHistory {

    private static final int PAGE = 200;

    private final ContextLog log;

    public ContextHistory(ContextLog log) {
        this.log = log;
    }

    /** The context with the commits up to a version folded in, or to the last one there is. */
    public Context at(String userId, long version) {
        Context context = Context.empty(userId);
        while (context.version() < version) {
            int most = (int) Math.min(PAGE, version - context.version());
            List<Commit> page = log.read(userId, context.version() + 1, most);
            for (Commit commit : page) {
                context = context.after(commit);
            }
            if (page.size() < most) {
                break;
            }
        }
        return context;
    }

    /** The last version that was committed by a time; 0 when there was none. Times of a log never go back. */
    public long versionAt(String userId, Instant time) {
        long known = 0;
        long beyond = log.latest(userId).version() + 1;
        while (beyond - known > 1) {
            long middle = known + (beyond - known) / 2;
            List<Commit> commit = log.read(userId, middle, 1);
            if (commit.isEmpty() || commit.getFirst().at().isAfter(time)) {
                beyond = middle;
            } else {
                known = middle;
            }
        }
        return known;
    }
}
