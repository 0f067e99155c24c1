package dev.hilo.cases.context.app;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.CaseMoves;
import dev.hilo.cases.context.model.CaseMoves.Why;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.Interactions;
import dev.hilo.cases.context.model.Position;
import dev.hilo.cases.context.model.matching.Policies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MovesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);
    private static final Why WHY = new Why("marta", "otra cosa");
    private static final String ANA = "mailto:ana@corp.com";
    private static final String USER = "user-1";

    private final InMemoryContextLog log = new InMemoryContextLog();
    private final InMemoryIdentities identities = new InMemoryIdentities();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger users = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Positions positions = new Positions(log);

    // --- moving

    @Test
    void an_interaction_that_is_moved_counts_there_and_its_thread_leads_there() {
        record(mail("m1", ANA).conversation("<a>").build());
        record(mail("m2", ANA).conversation("<a>").build());
        record(mail("m3", ANA).conversation("<c>").build());

        assertThat(move("HILO-1", "m2", "HILO-2")).isInstanceOf(Decision.Accepted.class);

        assertThat(counts()).isEqualTo(Map.of("HILO-1", 1L, "HILO-2", 2L));
        assertThat(caseOf("m2")).isEqualTo("HILO-2");
        record(mail("m4", ANA).conversation("<a>").build());
        assertThat(caseOf("m4")).isEqualTo("HILO-2");
    }

    @Test
    void it_may_be_moved_on_and_back_and_on_again_and_is_always_known_to_be_where_it_is() {
        record(mail("m1", ANA).build());
        record(mail("m2", ANA).build());
        record(mail("m3", ANA).build());

        String at = "HILO-1";
        for (int turn = 1; turn <= 11; turn++) {
            String to = "HILO-" + (1 + turn % 3);
            assertThat(move(at, "m1", to)).as("turn %d", turn).isInstanceOf(Decision.Accepted.class);
            at = to;
        }

        assertThat(position("m1").caseId()).isEqualTo(at);
        assertThat(position("m1").turns()).isEqualTo(11);
        assertThat(counts().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
    }

    @Test
    void of_two_agents_who_move_the_same_one_at_once_the_second_is_told_where_it_is() {
        record(mail("m1", ANA).build());
        record(mail("m2", ANA).build());
        record(mail("m3", ANA).build());
        ActOnCase acting = new ActOnCase(committer());

        ActOnCase.Outcome second = acting.act(USER, "second", "HILO-1", null, (context, caseNumbers) -> {
            if (context.version() == 3) {
                move("HILO-1", "m1", "HILO-2");
            }
            return CaseMoves.move(context, "HILO-1", "m1", positions.find(context, List.of("m1")), "HILO-3", WHY);
        });

        assertThat(second.decision()).isEqualTo(new Decision.Elsewhere("m1", "HILO-2"));
        assertThat(counts()).isEqualTo(Map.of("HILO-1", 0L, "HILO-2", 2L, "HILO-3", 1L));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        record(mail("m1", ANA).build());
        record(mail("x1", "mailto:eva@corp.com").build());

        assertThat(move("HILO-1", "m1", "HILO-2"))
                .isEqualTo(new Decision.Invalid("toCaseId", "must be another case of the same user"));
        assertThat(move("HILO-1", "m1", "HILO-1")).isInstanceOf(Decision.Invalid.class);
        assertThat(move("HILO-1", "x1", "HILO-1")).isEqualTo(new Decision.Elsewhere("x1", null));
        assertThat(move("HILO-404", "m1", "HILO-1")).isEqualTo(new Decision.NoSuchCase("HILO-404"));
    }

    @Test
    void where_a_thread_was_spread_over_cases_a_reply_goes_to_the_one_it_answers() {
        record(mail("m1", ANA).conversation("<a>").message("<1>").build());
        record(mail("m2", ANA).conversation("<a>").message("<2>").build());
        record(mail("m3", ANA).conversation("<a>").message("<3>").build());
        split("HILO-1", List.of("m2"));
        split("HILO-1", List.of("m3"));

        record(mail("m4", ANA).conversation("<a>").answering("<2>").build());
        record(mail("m5", ANA).conversation("<a>").build());

        assertThat(caseOf("m4")).isEqualTo("HILO-2");
        assertThat(caseOf("m5")).isEqualTo("HILO-3");
    }

    // --- splitting

    @Test
    void a_split_gives_interactions_a_case_of_their_own_that_remembers_where_it_comes_from() {
        record(mail("m1", ANA).conversation("<a>").subject("VPN").build());
        record(mail("m2", ANA).conversation("<a>").subject("Y la impresora").build());
        record(chat("c1", "v").proving(ANA).build());

        Decision decision = split("HILO-1", List.of("m2", "c1"));

        assertThat(((Decision.Accepted) decision).facts())
                .extracting(fact -> fact.getClass().getSimpleName())
                .containsExactly("CaseOpened", "InteractionMoved", "InteractionMoved", "CaseRelated");
        assertThat(counts()).isEqualTo(Map.of("HILO-1", 1L, "HILO-2", 2L));
        Case parted = context().findCase("HILO-2").orElseThrow();
        assertThat(parted.matter().subject()).isEqualTo("Y la impresora");
        assertThat(parted.relations().related()).containsEntry("HILO-1", CaseFact.Relation.SPLIT_FROM);
        assertThat(parted.channels()).containsExactly("email", "chat");
    }

    @Test
    void a_split_of_what_is_not_all_there_does_nothing() {
        record(mail("m1", ANA).build());
        record(mail("m2", ANA).build());

        assertThat(split("HILO-1", List.of("m1", "m2"))).isEqualTo(new Decision.Elsewhere("m2", "HILO-2"));
        assertThat(context().cases()).hasSize(2);
    }

    // --- merging

    @Test
    void a_merged_case_is_closed_and_everything_that_leads_to_it_leads_on() {
        record(mail("m1", ANA).conversation("<a>").build());
        record(mail("m2", ANA).conversation("<b>").build());
        state(new CaseFact.TagsChanged("HILO-1", List.of("vpn"), List.of(), "marta"));
        state(new CaseFact.WatchersChanged("HILO-1", List.of("luis"), List.of(), "marta"));

        assertThat(merge("HILO-1", "HILO-2")).isInstanceOf(Decision.Accepted.class);

        Case merged = context().findCase("HILO-1").orElseThrow();
        assertThat(merged.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(merged.relations().mergedInto()).isEqualTo("HILO-2");
        assertThat(merged.interactions()).isZero();
        Case lasting = context().findCase("HILO-2").orElseThrow();
        assertThat(lasting.interactions()).isEqualTo(2);
        assertThat(lasting.relations().tags()).containsExactly("vpn");
        assertThat(lasting.relations().watchers()).containsExactly("luis");
        record(mail("m3", ANA).conversation("<a>").build());
        record(mail("m4", ANA).quoting("HILO-1").build());
        assertThat(caseOf("m1")).isEqualTo("HILO-2");
        assertThat(caseOf("m3")).isEqualTo("HILO-2");
        assertThat(caseOf("m4")).isEqualTo("HILO-2");
        assertThat(merge("HILO-1", "HILO-2")).isEqualTo(new Decision.AlreadySo());
        assertThat(merge("HILO-2", "HILO-1")).isInstanceOf(Decision.Invalid.class);
    }

    @Test
    void what_came_by_a_merge_is_moved_from_where_it_is_also_by_the_old_number() {
        record(mail("m1", ANA).build());
        record(mail("m2", ANA).build());
        record(mail("m3", ANA).build());
        merge("HILO-1", "HILO-2");

        assertThat(move("HILO-1", "m1", "HILO-3")).isInstanceOf(Decision.Accepted.class);

        assertThat(counts()).isEqualTo(Map.of("HILO-1", 0L, "HILO-2", 1L, "HILO-3", 2L));
        assertThat(caseOf("m1")).isEqualTo("HILO-3");
    }

    // --- everything at once

    @RepeatedTest(6)
    void whatever_several_agents_and_replicas_do_at_once_counts_and_threads_add_up(RepetitionInfo repetition)
            throws Exception {
        long seed = 20_261_123L + repetition.getCurrentRepetition();
        ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            for (int replica = 0; replica < 2; replica++) {
                Random random = new Random(seed * 10 + replica);
                String name = "r" + replica;
                running.add(people.submit(() -> write(name, random, sent)));
            }
            for (int agent = 0; agent < 2; agent++) {
                Random random = new Random(seed * 100 + agent);
                running.add(people.submit(() -> tidyUp(random, sent)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }

        Set<String> found = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (int user = 1; user <= users.get(); user++) {
            String id = "user-" + user;
            Retold retold = retell(id);
            Context context = log.latest(id);
            assertThat(context).as("fold(log) = snapshot, seed %d", seed).isEqualTo(retold.context());
            assertThat(log.snapshots(List.of(id)).get(id)).as("seed %d", seed).isEqualTo(context);
            assertThat(counts(context)).as("counts, seed %d", seed).isEqualTo(retold.counts());
            assertThat(threads(context)).as("threads, seed %d", seed).isEqualTo(retold.threads());
            Map<String, String> cases = new HashMap<>();
            positions
                    .find(context, retold.caseOf().keySet())
                    .forEach((interaction, position) -> cases.put(interaction, position.caseId()));
            assertThat(cases).as("positions, seed %d", seed).isEqualTo(retold.caseOf());
            found.addAll(cases.keySet());
            log.read(id, 1, Integer.MAX_VALUE)
                    .forEach(commit -> commit.facts()
                            .forEach(fact -> kinds.add(fact.getClass().getSimpleName())));
        }
        assertThat(kinds).as("seed %d", seed).contains("InteractionMoved", "CaseRelated", "CaseMerged");
        assertThat(found).as("all that was sent, seed %d", seed).isEqualTo(Set.copyOf(sent));
    }

    private void write(String replica, Random random, ConcurrentLinkedQueue<String> sent) {
        RecordInteractions recording = recording();
        for (int i = 0; i < 60; i++) {
            List<Incoming> batch = new ArrayList<>();
            for (int n = 0; n <= random.nextInt(3); n++) {
                String id = replica + "-" + i + "-" + n;
                String person = "u" + random.nextInt(2) + "@corp.com";
                Interactions.Builder one = random.nextInt(4) == 0
                        ? chat(id, person).proving("mailto:" + person)
                        : mail(id, "mailto:" + person).conversation("<t" + random.nextInt(12) + ">");
                Interaction interaction = random.nextInt(5) == 0
                        ? one.quoting("HILO-" + (1 + random.nextInt(Math.max(1, numbers.get()))))
                                .build()
                        : one.build();
                batch.add(new Incoming(interaction, 100, null));
                sent.add(id);
            }
            recording.record(batch);
        }
    }

    /** Begins once there is something to tidy up, whoever is first: a number drawn in vain stays nobody's. */
    private void tidyUp(Random random, ConcurrentLinkedQueue<String> sent) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> IntStream.rangeClosed(1, users.get())
                        .anyMatch(user -> log.latest("user-" + user).cases().size() >= 2));
        for (int i = 0; i < 60; i++) {
            if (users.get() == 0) {
                continue;
            }
            String user = "user-" + (1 + random.nextInt(users.get()));
            List<Case> cases = new ArrayList<>(log.latest(user).cases());
            List<String> known = new ArrayList<>(sent);
            if (cases.size() < 2 || known.isEmpty()) {
                continue;
            }
            Collections.shuffle(cases, random);
            Collections.shuffle(known, random);
            Map<String, Position> at = positions.find(log.latest(user), known.subList(0, Math.min(20, known.size())));
            List<Position> own = List.copyOf(at.values());
            if (own.isEmpty()) {
                continue;
            }
            Position one = own.getFirst();
            switch (random.nextInt(5)) {
                case 0 -> merge(user, cases.get(0).id(), cases.get(1).id());
                case 1 ->
                    split(
                            user,
                            one.caseId(),
                            own.stream()
                                    .filter(other -> other.caseId().equals(one.caseId()))
                                    .limit(3)
                                    .map(position -> position.interaction().id())
                                    .toList());
                default ->
                    move(
                            user,
                            one.caseId(),
                            one.interaction().id(),
                            cases.get(0).id());
            }
        }
    }

    /** What a log says, told by somebody else than the core. */
    private record Retold(
            Context context, Map<String, String> caseOf, Map<String, Long> counts, Map<String, Set<String>> threads) {}

    private Retold retell(String user) {
        Context context = Context.empty(user);
        Map<String, String> caseOf = new HashMap<>();
        Map<String, Set<String>> threads = new HashMap<>();
        Map<String, Integer> turns = new HashMap<>();
        List<Commit> commits = log.read(user, 1, Integer.MAX_VALUE);
        assertThat(commits)
                .extracting(Commit::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, commits.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        for (Commit commit : commits) {
            context = context.after(commit);
            commit.facts().forEach(fact -> {
                switch (fact) {
                    case CaseFact.CaseOpened f -> threads.put(f.caseId(), new HashSet<>());
                    case CaseFact.InteractionAttached f -> {
                        caseOf.put(f.interactionId(), f.caseId());
                        threads.get(f.caseId()).add(f.said().thread());
                    }
                    case CaseFact.InteractionMoved f -> {
                        assertThat(caseOf.put(f.interactionId(), f.toCaseId())).isEqualTo(f.caseId());
                        assertThat(turns.merge(f.interactionId(), 1, Integer::sum))
                                .isEqualTo(f.turn());
                        threads.get(f.caseId()).remove(f.said().thread());
                        threads.get(f.toCaseId()).add(f.said().thread());
                    }
                    case CaseFact.CaseMerged f -> {
                        caseOf.replaceAll((id, at) -> at.equals(f.caseId()) ? f.intoCaseId() : at);
                        threads.get(f.intoCaseId()).addAll(threads.get(f.caseId()));
                        threads.get(f.caseId()).clear();
                    }
                    default -> {}
                }
            });
        }
        Map<String, Long> counts = new HashMap<>();
        threads.keySet().forEach(id -> counts.put(id, 0L));
        caseOf.values().forEach(id -> counts.merge(id, 1L, Long::sum));
        return new Retold(context, caseOf, counts, threads);
    }

    // --- plumbing

    private Committer committer() {
        return new Committer(log, () -> "HILO-" + numbers.incrementAndGet(), List.of(), CLOCK);
    }

    private RecordInteractions recording() {
        Folding folding = new Folding(Policies.usual(), "service-desk", "es");
        Committer committer = committer();
        return new RecordInteractions(
                identities,
                committer,
                new Links(identities, log, committer, () -> "user-" + users.incrementAndGet()),
                PendingVerifications.NONE,
                () -> folding,
                () -> "user-" + users.incrementAndGet());
    }

    private void record(Interaction interaction) {
        recording().record(List.of(new Incoming(interaction, 100, null)));
    }

    private void state(CaseFact fact) {
        act(USER, (context, caseNumbers) -> new Decision.Accepted(fact));
    }

    private Decision act(String user, ActOnCase.Wish wish) {
        return new ActOnCase(committer())
                .act(user, "req" + requests.incrementAndGet(), null, null, wish)
                .decision();
    }

    private Decision move(String caseId, String interactionId, String to) {
        return move(USER, caseId, interactionId, to);
    }

    private Decision move(String user, String caseId, String interactionId, String to) {
        return act(
                user,
                (context, caseNumbers) -> CaseMoves.move(
                        context, caseId, interactionId, positions.find(context, List.of(interactionId)), to, WHY));
    }

    private Decision split(String caseId, List<String> interactionIds) {
        return split(USER, caseId, interactionIds);
    }

    private Decision split(String user, String caseId, List<String> interactionIds) {
        return act(
                user,
                (context, caseNumbers) -> CaseMoves.split(
                        context,
                        caseId,
                        interactionIds,
                        positions.find(context, interactionIds),
                        null,
                        WHY,
                        caseNumbers));
    }

    private Decision merge(String caseId, String into) {
        return merge(USER, caseId, into);
    }

    private Decision merge(String user, String caseId, String into) {
        return act(user, (context, caseNumbers) -> CaseMoves.merge(context, caseId, into, WHY));
    }

    private Context context() {
        return log.latest(USER);
    }

    private Position position(String interactionId) {
        return positions.find(context(), List.of(interactionId)).get(interactionId);
    }

    private String caseOf(String interactionId) {
        return position(interactionId).caseId();
    }

    private Map<String, Long> counts() {
        return counts(context());
    }

    private static Map<String, Long> counts(Context context) {
        Map<String, Long> counts = new HashMap<>();
        context.cases().forEach(one -> counts.put(one.id(), one.interactions()));
        return counts;
    }

    private static Map<String, Set<String>> threads(Context context) {
        Map<String, Set<String>> threads = new HashMap<>();
        context.cases().forEach(one -> threads.put(one.id(), Set.copyOf(one.threads())));
        return threads;
    }
}
