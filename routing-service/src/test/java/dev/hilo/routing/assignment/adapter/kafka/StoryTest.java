package dev.hilo.routing.assignment.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.CaseCommand;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.test.Samples;
import dev.hilo.routing.assignment.app.FoldCommits;
import dev.hilo.routing.assignment.app.GiveOutCases;
import dev.hilo.routing.assignment.app.MemoryPositions;
import dev.hilo.routing.assignment.app.MemoryRoutedCases;
import dev.hilo.routing.assignment.app.TestClock;
import dev.hilo.routing.assignment.model.Cases;
import dev.hilo.routing.assignment.model.RoutedCase;
import dev.hilo.routing.assignment.model.Status;
import dev.hilo.routing.roster.app.MemoryRoster;
import dev.hilo.routing.roster.model.Agent;
import dev.hilo.routing.roster.model.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract's samples stand in for the case service. */
class StoryTest {

    private static final List<ContextCommitted> STORY = Samples.story();
    private static final CaseCommand.AssignCase SAMPLE =
            (CaseCommand.AssignCase) Samples.read("hilo.case-command.issued.v1/assign-case", CaseCommand.class);

    private final MemoryRoutedCases cases = new MemoryRoutedCases();
    private final MemoryPositions positions = new MemoryPositions();
    private final MemoryRoster roster = new MemoryRoster();
    private final TestClock clock = new TestClock(SAMPLE.issuedAt());
    private final List<CaseCommand> commands = new ArrayList<>();
    private final FoldCommits fold = new FoldCommits(cases, positions);
    private final GiveOutCases giveOut = new GiveOutCases(
            cases,
            roster,
            Cases.QUEUES,
            assignments -> assignments.forEach(one -> commands.add(KafkaCommands.command(one, clock.instant()))),
            Duration.ofSeconds(15),
            clock);

    @Test
    void the_case_of_the_story_is_given_to_marta_by_the_command_of_the_contract() {
        desk();
        handle(STORY.getFirst());

        assertThat(commands)
                .containsExactly(new CaseCommand.AssignCase(
                        Ids.command("routing", SAMPLE.userId(), 1, SAMPLE.caseId()),
                        SAMPLE.userId(),
                        SAMPLE.caseId(),
                        SAMPLE.issuer(),
                        SAMPLE.issuedAt(),
                        SAMPLE.queue(),
                        SAMPLE.agentId(),
                        SAMPLE.agentName()));
        assertThat(ContractJson.read(ContractJson.write(commands.getFirst()), CaseCommand.class))
                .isEqualTo(commands.getFirst());
    }

    @Test
    void the_whole_story_leaves_the_case_with_marta_and_its_position_at_the_end() {
        desk();
        STORY.forEach(this::handle);

        assertThat(cases.load(List.of("HILO-1001")).values()).singleElement().satisfies(routed -> {
            assertThat(routed.status()).as("it was reopened").isEqualTo(Status.ASSIGNED);
            assertThat(routed.agentId()).isEqualTo("agent-marta");
            assertThat(routed.version()).isEqualTo(6);
        });
        assertThat(positions.load(List.of(SAMPLE.userId()))).containsEntry(SAMPLE.userId(), 7L);
        assertThat(commands).hasSize(1);
    }

    @Test
    void every_commit_twice_and_the_stream_again_change_nothing() {
        desk();
        STORY.forEach(this::handle);
        RoutedCase before = cases.load(List.of("HILO-1001")).get("HILO-1001");

        STORY.forEach(commit -> {
            handle(commit);
            handle(commit);
        });

        assertThat(cases.load(List.of("HILO-1001"))).containsEntry("HILO-1001", before);
        assertThat(commands).hasSize(1);
    }

    @Test
    void a_crash_before_the_position_is_saved_changes_nothing() {
        desk();
        for (ContextCommitted commit : STORY) {
            new FoldCommits(cases, new MemoryPositions()).of(List.of(Commits.of(commit)));
            giveOut.run();
            handle(commit);
        }

        assertThat(cases.loads()).containsEntry("agent-marta", 1);
        assertThat(commands).hasSize(1);
    }

    @Test
    void the_same_state_of_a_case_leads_to_the_same_command_id_whoever_is_chosen() {
        desk();
        handle(STORY.getFirst());
        roster.setPresence("agent-marta", Presence.OFFLINE);
        clock.pass(Duration.ofSeconds(15));
        giveOut.run();

        assertThat(commands)
                .hasSize(2)
                .extracting(CaseCommand::commandId)
                .containsOnly(commands.getFirst().commandId());
        assertThat(commands)
                .extracting(command -> ((CaseCommand.AssignCase) command).agentId())
                .containsExactly("agent-marta", "agent-luis");
    }

    private void handle(ContextCommitted commit) {
        fold.of(List.of(Commits.of(commit)));
        giveOut.run();
    }

    private void desk() {
        roster.addIfAbsent(agent("agent-ana", "Ana", 2));
        roster.addIfAbsent(agent("agent-luis", "Luis", 3));
        roster.addIfAbsent(agent("agent-marta", "Marta", 5));
    }

    private static Agent agent(String id, String name, int capacity) {
        return Agent.newcomer(id, name, Set.of(Cases.DESK), Set.of(), capacity, Presence.AVAILABLE);
    }
}
