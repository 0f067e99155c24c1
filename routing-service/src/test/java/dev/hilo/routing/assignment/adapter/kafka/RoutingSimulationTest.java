package dev.hilo.routing.assignment.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.CaseCommand;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.routing.assignment.app.Commands;
import dev.hilo.routing.assignment.app.FoldCommits;
import dev.hilo.routing.assignment.app.GiveOutCases;
import dev.hilo.routing.assignment.app.MemoryPositions;
import dev.hilo.routing.assignment.app.MemoryRoutedCases;
import dev.hilo.routing.assignment.app.TestClock;
import dev.hilo.routing.assignment.model.Assignment;
import dev.hilo.routing.assignment.model.Cases;
import dev.hilo.routing.assignment.model.Status;
import dev.hilo.routing.roster.app.MemoryRoster;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A desk at work, told by a seeded dice: cases open, are resolved and come back; records arrive late, twice and again
 * from an earlier position; routing dies between any two of its steps. Two replicas share the store.
 */
class RoutingSimulationTest {

    private static final int STEPS = 3_000;

    private final MemoryRoutedCases cases = new MemoryRoutedCases();
    private final MemoryPositions positions = new MemoryPositions();
    private final MemoryRoster roster = new MemoryRoster();
    private final TestClock clock = new TestClock(Cases.AT);
    private final Desk desk = new Desk();
    private final Deque<CaseCommand> topic = new ArrayDeque<>();
    private Random dice = new Random();
    private int read;
    private int opened;
    private boolean calm;
    private final Set<String> promisedInThisRound = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_comes_twice_late_or_not_at_all_capacity_holds_and_every_case_is_given_out(long seed) {
        dice = new Random(seed);
        List.of(Cases.agent("ana", 2), Cases.agent("luis", 3), Cases.agent("marta", 5))
                .forEach(roster::addIfAbsent);
        FoldCommits fold = new FoldCommits(cases, positions);
        FoldCommits dying = new FoldCommits(cases, new MemoryPositions());
        List<GiveOutCases> replicas = List.of(replica(), replica());
        for (int step = 0; step < STEPS; step++) {
            switch (dice.nextInt(10)) {
                case 0, 1 -> desk.open("c" + opened++, 1 + dice.nextInt(5));
                case 2 -> some().ifPresent(desk::resolve);
                case 3 -> some().ifPresent(dice.nextBoolean() ? desk::reopen : desk::resolve);
                case 4 -> readOn(dying);
                case 5 -> readOn(fold);
                case 6 -> read = Math.max(0, read - dice.nextInt(20));
                case 7 -> commandsArrive(1 + dice.nextInt(3));
                case 8 -> clock.pass(Duration.ofSeconds(dice.nextInt(8)));
                default -> giveOut(replicas.get(dice.nextInt(2)));
            }
        }
        calm = true;
        for (int round = 0; round < 3 * opened; round++) {
            readOn(fold);
            giveOut(replicas.getFirst());
            commandsArrive(topic.size());
            clock.pass(Duration.ofSeconds(5));
            if (topic.isEmpty() && read == desk.stream.size()) {
                desk.agentOf.keySet().stream()
                        .filter(desk::isActive)
                        .findFirst()
                        .ifPresent(desk::resolve);
            }
        }
        assertThat(opened).isGreaterThan(100);
        assertThat(desk.stream.stream()
                        .flatMap(commit -> commit.facts().stream())
                        .filter(fact -> fact instanceof ContextCaseFact.CaseOpened))
                .hasSize(opened);
        for (int number = 0; number < opened; number++) {
            assertThat(desk.isActive("c" + number) && !desk.agentOf.containsKey("c" + number))
                    .as("c%s waits for ever", number)
                    .isFalse();
        }
        assertThat(cases.counts())
                .allSatisfy((queue, counts) -> assertThat(counts).doesNotContainKey(Status.WAITING));
        assertThat(cases.loads()).as("what routing believes is what is").isEqualTo(desk.loads());
    }

    private void readOn(FoldCommits fold) {
        int end = Math.min(desk.stream.size(), read + (calm ? desk.stream.size() : 1 + dice.nextInt(30)));
        List<ContextCommitted> batch = desk.stream.subList(read, end);
        fold.of(batch.stream().map(Commits::of).toList());
        read = end;
    }

    private void commandsArrive(int count) {
        for (int i = 0; i < count && !topic.isEmpty(); i++) {
            CaseCommand command = topic.removeFirst();
            desk.carryOut(command);
            if (!calm && dice.nextInt(4) == 0) {
                topic.addLast(command);
            }
        }
    }

    private void giveOut(GiveOutCases replica) {
        if (dice.nextInt(8) == 0) {
            unlessKilled(replica::repeatPromises);
        }
        promisedInThisRound.clear();
        unlessKilled(replica::run);
        roster.all().stream()
                .filter(agent -> promisedInThisRound.contains(agent.id()))
                .forEach(agent -> assertThat(cases.loads().getOrDefault(agent.id(), 0))
                        .as("load of %s", agent.id())
                        .isLessThanOrEqualTo(agent.capacity()));
    }

    private void unlessKilled(Runnable step) {
        try {
            step.run();
        } catch (Killed e) {
            assertThat(calm).isFalse();
        }
    }

    private Optional<String> some() {
        return opened == 0 ? Optional.empty() : Optional.of("c" + dice.nextInt(opened));
    }

    private GiveOutCases replica() {
        Commands commands = assignments -> {
            for (Assignment assignment : assignments) {
                promisedInThisRound.add(assignment.agent().id());
                topic.addLast(KafkaCommands.command(assignment, clock.instant()));
            }
            if (!calm && dice.nextInt(5) == 0) {
                throw new Killed();
            }
        };
        return new GiveOutCases(cases, roster, Cases.QUEUES, commands, Duration.ofSeconds(15), clock);
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
