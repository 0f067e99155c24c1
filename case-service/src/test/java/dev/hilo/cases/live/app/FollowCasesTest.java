package dev.hilo.cases.live.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.cases.live.app.Change.Touched;
import dev.hilo.cases.live.app.News.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowCasesTest {

    private static final int PARTITIONS = 3;
    private static final Watch EVEN = new Watch.Queue("even");

    private final Desk desk = new Desk();
    private final Topic topic = new Topic();

    @BeforeEach
    void openCases() {
        for (int i = 0; i < 4; i++) {
            desk.open("HILO-" + i, i % 2 == 0 ? "even" : "odd");
        }
    }

    @Test
    void without_a_position_it_begins_with_what_comes_next() throws InterruptedException {
        Replica replica = new Replica(10);
        replica.read(topic.add(0, "HILO-0"));
        Heard heard = new Heard(() -> false);

        try (Following ignored = replica.follow(null, heard)) {
            await().until(() -> !heard.marks.isEmpty());
            replica.read(topic.add(0, "HILO-0"), topic.add(1, "HILO-1"), topic.add(2, "HILO-2"));
            await().untilAsserted(() -> assertThat(heard.told).containsExactly("0@1", "2@0"));
        }
    }

    @Test
    void a_silent_stream_gives_signs_of_life_with_a_position_that_goes_on() throws InterruptedException {
        Replica replica = new Replica(10);
        Heard heard = new Heard(() -> false);

        try (Following ignored = replica.follow(null, heard)) {
            replica.read(topic.add(1, "HILO-1"));
            await().untilAsserted(() ->
                    assertThat(heard.marks).last().extracting(at -> at.next(1)).isEqualTo(1L));
        }
        assertThat(heard.told).isEmpty();
    }

    @Test
    void one_who_was_away_for_longer_than_is_remembered_is_told_from_the_archive() throws InterruptedException {
        Replica replica = new Replica(2);
        try (Following ignored = replica.follow(null, new Heard(() -> false))) {
            for (int i = 0; i < 9; i++) {
                replica.read(topic.add(i % PARTITIONS, "HILO-0"));
            }
            Heard heard = new Heard(() -> false);
            try (Following late = replica.follow(Position.of(Map.of(0, 1L)), heard)) {
                await().untilAsserted(() -> assertThat(heard.told).hasSize(8));
                replica.read(topic.add(0, "HILO-0"));
                await().untilAsserted(() -> assertThat(heard.told).hasSize(9).doesNotHaveDuplicates());
            }
        }
        assertThat(topic.readings).isPositive();
    }

    @Test
    void what_is_not_kept_any_more_or_never_was_means_to_load_anew() throws InterruptedException {
        Replica replica = new Replica(2);
        topic.forgetBefore = 3;
        for (int i = 0; i < 5; i++) {
            replica.read(topic.add(0, "HILO-0"));
        }
        for (Position lost : List.of(Position.of(Map.of(0, 1L)), Position.of(Map.of(0, 1_000L)))) {
            Heard heard = new Heard(() -> false);
            try (Following ignored = replica.follow(lost, heard)) {
                await().untilAsserted(() -> assertThat(heard.resets).hasSize(1));
                replica.read(topic.add(1, "HILO-0"));
                await().untilAsserted(() -> assertThat(heard.told).hasSize(1));
            }
        }
    }

    @Test
    void one_who_does_not_keep_up_is_sent_away() throws InterruptedException {
        Replica replica = new Replica(2);
        Heard heard = new Heard(() -> false);
        heard.slow = true;
        try (Following ignored = replica.follow(null, heard)) {
            await().until(() -> !heard.marks.isEmpty());
            replica.read(topic.add(0, "HILO-0"));
            await().until(() -> heard.waiting);
            for (int i = 0; i < 5; i++) {
                replica.read(topic.add(0, "HILO-0"));
            }
            heard.slow = false;
            await().until(() -> heard.fellBehind);
        }
        assertThat(heard.told).containsExactly("0@0");
    }

    @Test
    void a_service_that_stops_ends_all_streams() throws InterruptedException {
        Replica replica = new Replica(2);
        try (Following following = replica.follow(null, new Heard(() -> false))) {
            await().until(() -> replica.feed.followers() == 1);
            replica.feed.close();
            following.thread.join(5_000);
            assertThat(following.thread.isAlive()).isFalse();
        }
        assertThat(replica.feed.followers()).isZero();
    }

    @Test
    void what_nobody_follows_is_not_remembered() {
        CaseFeed feed = new CaseFeed(10, InstantSource.fixed(Instant.EPOCH));
        feed.begin(Position.of(Map.of(0, 0L)));
        assertThat(feed.isFollowed()).isFalse();

        CaseFeed.Follower follower = feed.follow(EVEN, Position.of(Map.of(0, 0L)));
        assertThat(feed.isFollowed()).isTrue();
        follower.close();
        assertThat(feed.isFollowed()).as("it may come back").isTrue();
    }

    /** Clients that come and go between two replicas, which read the partitions each in their own time. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void hopping_between_replicas_loses_nothing_and_doubles_nothing(long seed) throws InterruptedException {
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int number = random.nextInt(4);
            Change change = topic.add(random.nextInt(PARTITIONS), "HILO-" + number);
            if (number % 2 == 0) {
                expected.add(name(change));
            }
        }
        List<Replica> replicas = List.of(new Replica(5), new Replica(20));
        List<Thread> readers = replicas.stream()
                .map(replica -> {
                    Random chance = new Random(seed + replica.size);
                    return Thread.ofVirtual().start(() -> replica.readAll(chance));
                })
                .toList();

        List<String> told = new ArrayList<>();
        Position last = Position.of(Map.of());
        while (told.size() < expected.size()) {
            int most = told.size() + 1 + random.nextInt(30);
            AtomicReference<Heard> current = new AtomicReference<>();
            Heard heard = new Heard(() -> {
                Heard now = current.get();
                return now.told.size() + told.size() >= Math.min(most, expected.size()) || now.fellBehind;
            });
            current.set(heard);
            Replica replica = replicas.get(random.nextInt(2));
            replica.following().follow(EVEN, replica.feed.now().orElseThrow(), last, heard);
            told.addAll(heard.told);
            last = heard.last == null ? last : heard.last;
        }
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            String prefix = partition + "@";
            assertThat(told.stream().filter(one -> one.startsWith(prefix)))
                    .containsExactlyElementsOf(expected.stream()
                            .filter(one -> one.startsWith(prefix))
                            .toList());
        }
    }

    private static String name(Change change) {
        return change.partition() + "@" + change.offset();
    }

    /** The stream as it is kept. */
    private final class Topic implements Archive {

        private final Map<Integer, List<Change>> partitions = new HashMap<>();
        private volatile long forgetBefore;
        private volatile int readings;

        synchronized Change add(int partition, String caseId) {
            List<Change> changes = partitions.computeIfAbsent(partition, p -> new ArrayList<>());
            Change change = new Change(
                    partition,
                    changes.size(),
                    Desk.user(caseId),
                    1,
                    Instant.EPOCH,
                    List.of(new Touched(caseId, List.of("message.sent"), false, Set.of())));
            changes.add(change);
            return change;
        }

        synchronized List<Change> of(int partition) {
            return List.copyOf(partitions.getOrDefault(partition, List.of()));
        }

        @Override
        public Outcome read(Position from, Position until, Reader reader) {
            if (from.next().values().stream().anyMatch(offset -> offset < forgetBefore || offset > 400)) {
                return Outcome.GONE;
            }
            readings++;
            Position reached = from;
            for (int partition : until.next().keySet()) {
                for (Change change : of(partition)) {
                    if (change.offset() >= from.next(partition) && change.offset() < until.next(partition)) {
                        reached = reached.after(change);
                        if (!reader.read(List.of(change), reached)) {
                            return Outcome.READ;
                        }
                    }
                }
            }
            return Outcome.READ;
        }
    }

    /** One replica's feed, which remembers little. */
    private final class Replica {

        private final int size;
        private final CaseFeed feed;
        private final Map<Integer, Long> next = new HashMap<>();

        Replica(int size) {
            this.size = size;
            this.feed = new CaseFeed(size, InstantSource.system());
            for (int partition = 0; partition < PARTITIONS; partition++) {
                next.put(partition, 0L);
            }
            feed.begin(Position.of(next));
        }

        void read(Change... changes) {
            for (Change change : changes) {
                next.put(change.partition(), change.offset() + 1);
            }
            Position reached = Position.of(next);
            if (feed.isFollowed()) {
                feed.append(desk.news().of(List.of(changes)), reached);
            } else {
                feed.pass(reached);
            }
        }

        void readAll(Random random) {
            boolean more = true;
            while (more) {
                int partition = random.nextInt(PARTITIONS);
                List<Change> all = topic.of(partition);
                int from = (int) (long) next.getOrDefault(partition, 0L);
                read(all.subList(from, Math.min(all.size(), from + 1 + random.nextInt(4)))
                        .toArray(Change[]::new));
                more = next.entrySet().stream()
                        .anyMatch(one -> one.getValue() < topic.of(one.getKey()).size());
                Thread.yield();
            }
        }

        FollowCases following() {
            return new FollowCases(feed, topic, desk.news(), Duration.ofMillis(5));
        }

        Following follow(@Nullable Position last, Heard heard) {
            Position now = feed.now().orElseThrow();
            return new Following(heard, Thread.ofVirtual().start(() -> {
                try {
                    following().follow(EVEN, now, last, heard);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
    }

    private record Following(Heard heard, Thread thread) implements AutoCloseable {

        @Override
        public void close() throws InterruptedException {
            heard.closed = true;
            thread.join();
        }
    }

    /** What one who follows has heard. */
    private static final class Heard implements FollowCases.Line {

        private final List<String> told = new CopyOnWriteArrayList<>();
        private final List<Position> marks = new CopyOnWriteArrayList<>();
        private final List<Position> resets = new CopyOnWriteArrayList<>();
        private final BooleanSupplier enough;
        private volatile @Nullable Position last;
        private volatile boolean slow;
        private volatile boolean waiting;
        private volatile boolean fellBehind;
        private volatile boolean closed;

        Heard(BooleanSupplier enough) {
            this.enough = enough;
        }

        @Override
        public boolean isOpen() {
            return !closed && !enough.getAsBoolean();
        }

        @Override
        public void tell(News news, List<Told> told, Position position) {
            if (!isOpen()) {
                return;
            }
            this.told.add(name(news.change()));
            last = position;
            waiting = true;
            while (slow) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void mark(Position position) {
            if (isOpen()) {
                marks.add(position);
                last = position;
            }
        }

        @Override
        public void reset(Position position) {
            resets.add(position);
            last = position;
        }

        @Override
        public void fellBehind() {
            fellBehind = true;
        }
    }
}
