package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./hilo}, where there is nothing to build and nothing to run: what it says before it does either. */
class HiloScriptTest {

    @TempDir
    Path alone;

    private record Said(int exit, String words) {}

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of("../hilo"), alone.resolve("hilo"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "logs",
                "demo",
                "test",
                "bench",
                "rebuild",
                "republish",
                "token",
                "reset",
                "jdk"
            })
    void every_command_has_help_of_its_own_for_which_nothing_is_built(String command) throws Exception {
        for (String help : List.of("--help", "-h")) {
            Said said = hilo(command, help);

            assertThat(said.exit()).as(said.words()).isZero();
            assertThat(said.words().lines()).hasSize(3).first().asString().startsWith("Usage: ./hilo " + command);
        }
        assertThat(files()).containsExactly("hilo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --fast",
                "up -d now",
                "down now",
                "status x",
                "logs kafka mongo",
                "demo x",
                "bench --quick",
                "rebuild x",
                "republish x",
                "token --rol agent",
                "reset --all",
                "jdk x"
            })
    void what_a_command_does_not_know_is_refused_with_its_usage(String line) throws Exception {
        String[] words = line.split(" ");
        Said said = hilo(words);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.words()).startsWith("Usage: ./hilo " + words[0]).contains(words[0] + " knows no '");
        assertThat(files()).containsExactly("hilo");
    }

    @Test
    void an_option_without_its_value_is_refused() throws Exception {
        Said said = hilo("token", "--name", "Ana", "--role");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.words()).startsWith("Usage: ./hilo token").endsWith("token needs a value after --role\n");
    }

    @Test
    void without_a_command_it_says_which_there_are_and_an_unknown_one_is_refused() throws Exception {
        assertThat(hilo().words()).startsWith("Usage: ./hilo COMMAND").contains("  bench ");
        Said said = hilo("bnech");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.words()).contains("  bench ").endsWith("No such command: bnech\n");
    }

    private Said hilo(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", alone.resolve("hilo").toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(alone)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
