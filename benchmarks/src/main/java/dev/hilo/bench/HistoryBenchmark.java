package dev.hilo.bench;

import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.adapter.mongo.PublishedLog;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.RecordInteractions;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.contracts.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * What a long history costs: folding one interaction more, opening the context and paging through the timeline, for a
 * user with many interactions beside one with a few. The two take turns, so that both see the same machine.
 */
final class HistoryBenchmark {

    private static final int FEW = 10;
    private static final int MANY = 100_000;
    private static final int BATCH = 200;
    private static final int TURNS = 400;
    private static final int WARM_UP = 200;
    private static final int PAGE = 50;

    private final RecordInteractions recording;
    private final ContextLog log;
    private final PublishedLog published;
    private final Identities identities;
    private int next;

    HistoryBenchmark(MongoDatabase database) {
        Desk desk = Desk.of(database);
        this.recording = desk.recording();
        this.log = desk.log();
        this.published = desk.published();
        this.identities = desk.identities();
    }

    /** One line a figure: median of each, and the ratio of many to few. */
    List<String> run() {
        String few = begun("few", FEW);
        String many = begun("many", MANY);
        return List.of(
                figure("fold one more", turn -> fold("few"), turn -> fold("many")),
                figure("open", turn -> log.latest(few), turn -> log.latest(many)),
                figure("page, latest", turn -> latest(few), turn -> latest(many)),
                figure(
                        "page, first",
                        turn -> published.between(few, 1, PAGE),
                        turn -> published.between(many, 1, PAGE)));
    }

    private String begun(String name, int interactions) {
        for (int from = 0; from < interactions; from += BATCH) {
            List<Incoming> batch = new ArrayList<>();
            for (int n = from; n < Math.min(interactions, from + BATCH); n++) {
                // One commit an interaction is what most people write: the others would make the log shorter.
                batch.add(incoming(Traffic.oneOf(name, 0, next++)));
                if (n % 4 == 0) {
                    recording.record(batch);
                    batch = new ArrayList<>();
                }
            }
            recording.record(batch);
        }
        String identity = Traffic.oneOf(name, 0, 0).from().identity();
        return Objects.requireNonNull(identities.find(List.of(identity)).get(identity))
                .userId();
    }

    private void fold(String name) {
        recording.record(List.of(incoming(Traffic.oneOf(name, 0, next++))));
    }

    private void latest(String userId) {
        long end = log.latest(userId).version();
        published.between(userId, Math.max(1, end - PAGE + 1), end);
    }

    private static Incoming incoming(Interaction interaction) {
        return new Incoming(PublishedInteraction.toModel(interaction), 600, null);
    }

    private static String figure(String name, IntConsumer few, IntConsumer many) {
        long[] ofFew = new long[TURNS];
        long[] ofMany = new long[TURNS];
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            long start = System.nanoTime();
            few.accept(turn);
            long between = System.nanoTime();
            many.accept(turn);
            long end = System.nanoTime();
            if (turn >= 0) {
                ofFew[turn] = between - start;
                ofMany[turn] = end - between;
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
