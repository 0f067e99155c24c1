package dev.hilo.cases.identity.app;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.app.Links.Evidence;
import dev.hilo.cases.context.app.RecordInteractions.Incoming;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseActions;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.Merge;
import dev.hilo.cases.context.model.Touched;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.identity.app.World.Crash;
import dev.hilo.cases.identity.app.World.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** People write, claim and prove; agents merge, undo, link, unlink and answer; replicas die and overtake each other. */
final class Story {

    private static final int PEOPLE = 5;

    private final World world;
    private final Random random;
    private final List<Replica> replicas = new ArrayList<>();
    private final Map<String, Interaction> sent = Collections.synchronizedMap(new HashMap<>());
    private final Set<String> identities = ConcurrentHashMap.newKeySet();
    private final String name;
    private final List<String> told = new ArrayList<>();
    private @Nullable DeskDay desk;
    private int count;
    private int depth;

    Story(World world, long seed, String name, int replicaCount) {
        this.world = world;
        this.random = new Random(seed);
        this.name = name;
        IntStream.range(0, replicaCount)
                .forEach(i -> replicas.add(world.replica(Duration.ofMillis(random.nextInt(2_000) - 1_000))));
    }

    /** Its agents also work on cases, and move, split and merge them. */
    Story withDesk() {
        desk = new DeskDay(world, random);
        return this;
    }

    /** What is said in an interaction, and nowhere else. */
    static String words(String interactionId) {
        return "lo de " + interactionId + ".";
    }

    /** What was begun, in order. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** From which its interactions and wishes are counted. */
    void number(int from) {
        count = from;
    }

    Collection<String> identities() {
        return identities;
    }

    Set<String> interactions() {
        return Set.copyOf(sent.keySet());
    }

    /** Replicas die with one write in {@code deaths}, and are overtaken at one in {@code overtakings}. */
    void unrest(int deaths, int overtakings) {
        world.whenWriting(() -> disturb(deaths, overtakings), () -> disturb(deaths, Integer.MAX_VALUE));
    }

    private void disturb(int deaths, int overtakings) {
        if (random.nextInt(deaths) == 0) {
            throw new Crash();
        }
        if (depth < 3 && random.nextInt(overtakings) == 0) {
            step();
        }
    }

    /** Something happens, to its end or until the replica dies. */
    void step() {
        depth++;
        try {
            happen(replicas.get(random.nextInt(replicas.size())));
        } catch (Crash e) {
            // Whoever is at it next goes on.
        } finally {
            depth--;
        }
    }

    private void happen(Replica replica) {
        String cause = "wish-" + name + "-" + count++;
        DeskDay working = desk;
        if (working != null && random.nextInt(5) < 2) {
            told.add("desk " + cause);
            working.happen(replica, user(), cause, interactions());
            return;
        }
        int what = random.nextInt(16);
        told.add(what + " " + cause);
        switch (what) {
            case 0, 1, 2, 3, 4 -> write(replica, List.of(next(), next(), next()));
            case 5 -> write(replica, List.of(claiming()));
            case 6 -> again(replica);
            case 7, 8 -> replica.merging.merge(user(), user(), cause, "marta", "same person");
            case 9, 10 -> undo(replica, cause);
            case 11 -> replica.linking.link(user(), identity(), cause, "marta", null);
            case 12 -> replica.unlinking.unlink(user(), identity(), cause, "marta", null);
            case 13 ->
                replica.links.prove(
                        new Evidence(identity(), "chat", How.ONE_TIME_CODE, cause, "one-time-code", null),
                        identity(),
                        null);
            case 14 -> answer(replica, cause);
            default -> complete(replica);
        }
    }

    /** Nobody dies any more: what was lost comes again, and the stream is read. */
    void settle() {
        world.calm();
        Replica replica = replicas.getFirst();
        finishErasures(replica);
        List<Interaction> all = new ArrayList<>(sent.values());
        Collections.shuffle(all, random);
        all.forEach(one -> write(replica, List.of(one)));
        List<Commit> commits = new ArrayList<>();
        world.users.forEach(user -> commits.addAll(world.log.read(user, 1, 10_000)));
        Collections.shuffle(commits, random);
        replica.completion.complete(commits);
        finishErasures(replica);
        CaseListing listing = replica.listing;
        if (listing != null) {
            commits.clear();
            world.users.forEach(user -> commits.addAll(world.log.read(user, 1, 10_000)));
            listing.catchUp(commits.stream()
                    .flatMap(commit -> commit.facts().stream()
                            .flatMap(fact -> Touched.cases(fact).stream())
                            .map(caseId -> new CaseListing.Change(commit.userId(), commit.version(), caseId)))
                    .toList());
        }
    }

    private static void finishErasures(Replica replica) {
        for (int i = 0; replica.erasing.goOn() > 0; i++) {
            assertThat(i).as("erasures come to an end").isLessThan(10);
        }
    }

    /** Each story on a thread of its own, so many steps, until all are told. */
    static void atOnce(List<Story> stories, int steps) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService replicas = Executors.newFixedThreadPool(stories.size())) {
            for (int i = 0; i < stories.size(); i++) {
                Story story = stories.get(i);
                story.number(i * 100_000);
                running.add(replicas.submit(() -> IntStream.range(0, steps).forEach(step -> story.step())));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        stories.forEach(Story::settle);
    }

    /** Nobody dies any more, and some ask to be erased. */
    void eraseSome() {
        List<String> living = world.users.stream()
                .map(world::latest)
                .filter(context -> context.version() > 0 && context.lineage().into() == null)
                .map(Context::userId)
                .sorted()
                .toList();
        for (int i = 0; i < 2; i++) {
            String cause = "wish-" + name + "-" + count++;
            String user = living.get(random.nextInt(living.size()));
            told.add("erase " + user + " " + cause);
            replicas.getFirst().erasing.request("erasure-" + cause, user, "marta", null);
        }
    }

    /** Every merge that stands is undone, also those within. */
    void undoAll() {
        Replica replica = replicas.getFirst();
        for (Optional<Context> next = merged(); next.isPresent(); next = merged()) {
            List<Merge> merges = next.get().lineage().merges();
            replica.undoing.undo(
                    next.get().userId(),
                    merges.get(random.nextInt(merges.size())).id(),
                    "wish-" + name + "-" + count++,
                    "marta",
                    null);
        }
    }

    private Optional<Context> merged() {
        return world.users.stream()
                .map(world::latest)
                .filter(context -> context.lineage().into() == null
                        && !context.lineage().erased()
                        && !context.lineage().merges().isEmpty())
                .findFirst();
    }

    private void write(Replica replica, List<Interaction> interactions) {
        replica.recording.record(
                interactions.stream().map(one -> new Incoming(one, 100, null)).toList());
    }

    private Interaction next() {
        int person = random.nextInt(PEOPLE);
        String id = "int-" + name + "-" + count++;
        return sending(
                random.nextBoolean()
                        ? chat(id, "v" + person + name).text(words(id)).build()
                        : mail(id, "mailto:p" + person + "@" + name)
                                .text(words(id))
                                .build());
    }

    private Interaction claiming() {
        String id = "int-" + name + "-" + count++;
        return sending(chat(id, "v" + random.nextInt(PEOPLE) + name)
                .text(words(id))
                .proving("mailto:p" + random.nextInt(PEOPLE) + "@" + name)
                .build());
    }

    private Interaction sending(Interaction said) {
        Interaction interaction = FromChannel.published(said);
        sent.put(interaction.id(), interaction);
        identities.add(interaction.from());
        identities.addAll(interaction.verifiedClaims());
        return interaction;
    }

    private void again(Replica replica) {
        List<Interaction> all = List.copyOf(sent.values());
        if (!all.isEmpty()) {
            write(replica, List.of(all.get(random.nextInt(all.size()))));
        }
    }

    private void undo(Replica replica, String cause) {
        String user = user();
        List<Merge> merges = world.latest(user).lineage().merges();
        if (!merges.isEmpty()) {
            replica.undoing.undo(user, merges.get(random.nextInt(merges.size())).id(), cause, "marta", "a mistake");
        }
    }

    private void answer(Replica replica, String cause) {
        Context stale = world.latest(user());
        if (!stale.cases().isEmpty()) {
            Case one = stale.cases().get(random.nextInt(stale.cases().size()));
            replica.acting.act(
                    stale.userId(),
                    cause,
                    one.id(),
                    null,
                    (context, numbers) -> CaseActions.answer(
                            context, one.id(), cause, new Agent("marta", "Marta"), "hola", List.of()));
        }
    }

    private void complete(Replica replica) {
        List<Commit> commits = List.copyOf(world.stream);
        if (!commits.isEmpty()) {
            replica.completion.complete(List.of(commits.get(random.nextInt(commits.size()))));
        }
    }

    private String user() {
        List<String> all = new ArrayList<>(world.users);
        Collections.sort(all);
        return all.isEmpty() ? "nobody" : all.get(random.nextInt(all.size()));
    }

    private String identity() {
        String one = random.nextBoolean()
                ? "chat:v" + random.nextInt(PEOPLE) + name
                : "mailto:p" + random.nextInt(PEOPLE) + "@" + name;
        identities.add(one);
        return one;
    }
}
