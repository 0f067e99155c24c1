package dev.hilo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The TypeScript clients that are generated from {@code docs/openapi*.yaml}; where there is no npm, they are only generated. */
class TypeScriptClientTest {

    private static final Path CLIENTS = Path.of("target", "typescript-client");
    private static final Path COMPILER = Path.of("target", "typescript");
    private static final String VERSION = "typescript@5.9.3";

    @ParameterizedTest
    @ValueSource(strings = {"case", "routing", "notification", "analytics"})
    void the_generated_client_compiles_strictly(String service) throws Exception {
        Path client = CLIENTS.resolve(service).resolve("index.ts");
        assertThat(client).exists();
        assumeThat(installed()).as("npm and its registry").isTrue();

        Run compiled = run(List.of(
                COMPILER.resolve(Path.of("node_modules", ".bin", "tsc")).toString(),
                "--noEmit",
                "--strict",
                "--target",
                "es2020",
                "--lib",
                "es2020,dom",
                "--moduleResolution",
                "node",
                client.toString()));

        assertThat(compiled.exitCode()).as(compiled.output()).isZero();
    }

    private static boolean installed() throws InterruptedException {
        try {
            return run(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", COMPILER.toString(), VERSION))
                            .exitCode()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private record Run(int exitCode, String output) {}

    private static Run run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("hilo-typescript", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return new Run(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
