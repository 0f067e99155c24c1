package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private JsonNode services = JSON.nullNode();

    @BeforeEach
    void read() throws IOException {
        services = new ObjectMapper(new YAMLFactory())
                .readTree(REPOSITORY.resolve("docker-compose.yml").toFile())
                .path("services");
    }

    @Test
    void connect_stores_its_offsets_every_second_by_the_variable_that_the_image_reads() {
        JsonNode environment = services.at("/connect/environment");

        assertThat(environment.path("OFFSET_FLUSH_INTERVAL_MS").asInt()).isEqualTo(1000);
        assertThat(environment.has("CONNECT_OFFSET_FLUSH_INTERVAL_MS")).isFalse();
    }

    @Test
    void each_start_puts_the_connectors_file_as_it_is_and_restarts_what_failed() throws Exception {
        int exit = runConnectorStep("exit 0");

        assertThat(exit).isZero();
        List<String> calls = Files.readAllLines(directory.resolve("calls"));
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst()).contains("-X PUT", "http://connect:8083/connectors/hilo-context-log/config");
        assertThat(calls.getLast()).contains("-X POST", "hilo-context-log/restart?includeTasks=true&onlyFailed=true");
        assertThat(JSON.readTree(directory.resolve("config.json").toFile()))
                .isEqualTo(JSON.readTree(REPOSITORY
                                .resolve("deploy/debezium/context-log.json")
                                .toFile())
                        .path("config"));
    }

    @Test
    void a_connector_that_is_refused_fails_the_start() throws Exception {
        assertThat(runConnectorStep("exit 22")).isEqualTo(22);
    }

    @Test
    void no_secret_gets_into_a_build_by_either_way_of_building() throws Exception {
        String ignored = Files.readString(REPOSITORY.resolve(".dockerignore"));

        assertThat(ignored.lines()).contains("**/.env", "**/.env.*", "**/*.key", "**/.hilo/");
        assertThat(REPOSITORY.resolve("deploy/docker/Dockerfile.dockerignore")).hasContent(ignored);
    }

    @Test
    void every_image_from_elsewhere_has_a_version() {
        services.forEach(service -> {
            if (!service.has("build")) {
                assertThat(service.path("image").asText()).matches(".+:[0-9].*");
            }
        });
    }

    /** Runs the container's own command with a curl that writes down how it was called. */
    private int runConnectorStep(String answer) throws IOException, InterruptedException {
        Path curl = directory.resolve("curl");
        Files.writeString(curl, "#!/bin/sh\necho \"$*\" >>calls\n" + answer + "\n");
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwxr-xr-x"));
        String script = services.at("/connector/command/2")
                .asText()
                .replace("$$", "$")
                .replace("/tmp/config.json", "config.json")
                .replace(
                        "/context-log.json",
                        REPOSITORY
                                .resolve("deploy/debezium/context-log.json")
                                .toAbsolutePath()
                                .toString());
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).directory(directory.toFile());
        shell.environment().merge("PATH", directory.toString(), (path, ours) -> ours + ":" + path);
        return shell.inheritIO().start().waitFor();
    }
}
