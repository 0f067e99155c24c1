package dev.hilo.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    private Path directory;

    @Test
    void a_process_that_dies_while_it_starts_is_told_with_the_end_of_its_log() {
        ChildProcess process = shell("echo first; echo 'no disk left'; exit 3").start();

        assertThatThrownBy(() -> process.await(() -> false, Duration.ofSeconds(20)))
                .isInstanceOf(ChildFailure.class)
                .hasMessageContaining("shell died while it started (exit code 3)")
                .hasMessageContaining("no disk left");
        assertThat(process.died()).isTrue();
    }

    @Test
    void a_process_that_takes_too_long_is_told_as_such() {
        try (ChildProcess process = shell("exec sleep 60").start()) {
            assertThatThrownBy(() -> process.await(() -> false, Duration.ofMillis(200)))
                    .hasMessageContaining("was not ready after");
        }
    }

    @Test
    void a_program_tied_to_us_ends_when_told_and_its_death_is_ours_to_see() throws Exception {
        Path pid = directory.resolve("pid");
        ChildProcess process = tied("echo $$ > " + pid + "; exec sleep 60").start();
        Awaitility.await().until(() -> Files.exists(pid) && Files.size(pid) > 0);
        long program = Long.parseLong(Files.readString(pid).strip());

        process.stop();

        assertThat(process.isAlive()).isFalse();
        Awaitility.await().until(() -> ProcessHandle.of(program).isEmpty());
    }

    @Test
    void a_program_tied_to_us_is_killed_with_kill_9() throws Exception {
        Path pid = directory.resolve("pid");
        ChildProcess process = tied("echo $$ > " + pid + "; trap '' TERM; while :; do sleep 1; done")
                .start();
        Awaitility.await().until(() -> Files.exists(pid) && Files.size(pid) > 0);
        long program = Long.parseLong(Files.readString(pid).strip());

        process.kill9();

        Awaitility.await()
                .until(() ->
                        ProcessHandle.of(program).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_program_tied_to_us_that_dies_takes_its_shell_along() {
        ChildProcess process = tied("exit 5").start();

        Awaitility.await().until(process::died);
    }

    private ChildProcess shell(String script) {
        return new ChildProcess(new ChildSpec(
                "shell", List.of("/bin/sh", "-c", script), Map.of(), null, directory.resolve("shell.log")));
    }

    private ChildProcess tied(String script) {
        return new ChildProcess(
                ChildSpec.tied("tied", directory.resolve("tied.log"), List.of("/bin/sh", "-c", script)));
    }
}
