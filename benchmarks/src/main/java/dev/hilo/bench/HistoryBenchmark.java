package dev.hilo.bench;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.adapter.rest.TimelinePage;
import dev.hilo.cases.context.adapter.rest.Timelines;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.contracts.Interaction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a long history costs: folding one interaction more, opening the context and paging through the timeline, for a
 * user with many interactions beside one with a few. The two take turns, so that both see the same machine. Each fold of
 * a few is another user's, so that few they stay; a page has as many entries in both.
 */
final class HistoryBenchmark {

    private static final int FEW = 10;
    private static final int MANY = 100_000;
    private static final int TURNS = 600;
    private static final int WARM_UP = 300;
    private static final int PAGE = FEW / 2;

    private final RecordInteractions recording;
    private final ContextLog log;
    private final Timelines timelines;
    private final Identities identities;

    HistoryBenchmark(MongoDatabase database) {
        Desk desk = Desk.of(database);
        this.recording = desk.recording();
        this.log = desk.log();
        this.timelines = desk.timelines();
        this.identities = desk.identities();
    }

    /** One line a figure: median of each, and the ratio of many to few. */
    List<String> run() {
        for (int user = 0; user < WARM_UP + TURNS; user++) {
            for (int n = 0; n < FEW; n++) {
                fold("few", user, n);
            }
        }
        for (int n = 0; n < MANY; n++) {
            if (n % 10_000 == 0) {
                System.out.printf(Locale.ROOT, "  %,d of %,d interactions of one user%n", n, MANY);
            }
            fold("many", 0, n);
        }
        String few = userOf("few");
        String many = userOf("many");
        String beforeFew = page(few, null);
        String beforeMany = page(many, null);
        return List.of(
                figure("open", turn -> log.latest(few), turn -> log.latest(many)),
                figure("page, latest", turn -> page(few, null), turn -> page(many, null)),
                figure("page, before", turn -> page(few, beforeFew), turn -> page(many, beforeMany)),
                figure("fold one more", turn -> fold("few", turn, FEW), turn -> fold("many", 0, MANY + turn)));
    }

    private void fold(String name, int user, int n) {
        Interaction interaction = Traffic.oneOf(name, user, n);
        recording.record(List.of(new Incoming(PublishedInteraction.toModel(interaction), 600, null)));
    }

    private String userOf(String name) {
        String identity = Traffic.oneOf(name, 0, 0).from().identity();
        return Objects.requireNonNull(identities.find(List.of(identity)).get(identity))
                .userId();
    }

    /** Where the page before it is. */
    private @Nullable String page(String userId, @Nullable String cursor) {
        TimelinePage page = timelines.page(log.latest(userId), cursor, PAGE, entry -> true);
        if (page.items().size() < PAGE) {
            throw new IllegalStateException("a page of " + page.items().size() + " entries measures nothing");
        }
        return page.previous();
    }

    private static String figure(String name, IntConsumer few, IntConsumer many) {
        long[] ofFew = new long[TURNS];
        long[] ofMany = new long[TURNS];
        for (int turn = 0; turn < WARM_UP + TURNS; turn++) {
            long start = System.nanoTime();
            few.accept(turn);
            long between = System.nanoTime();
            many.accept(turn);
            long end = System.nanoTime();
            if (turn >= WARM_UP) {
                ofFew[turn - WARM_UP] = between - start;
                ofMany[turn - WARM_UP] = end - between;
            }
        }
        double a = median(ofFew);
        double b = median(ofMany);
        return String.format(
                Locale.ROOT,
                "%-16s %,8.0f µs with %d interactions   %,8.0f µs with %,d   ratio %.2f",
                name,
                a / 1000,
                FEW,
                b / 1000,
                MANY,
                b / a);
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
