package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform without Hilo's services, which are built after this module; end-to-end-tests run it whole. */
class PlatformIT {
    @TempDir
    private Path state;

    @Test
    void a_part_that_dies_is_told_with_its_log_and_comes_back_on_restart() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        PlatformOptions options = new PlatformOptions(
                state, PlatformPort.random(), EnumSet.noneOf(PlatformService.class), true, List.of(), said::add);
        try (Platform platform = Platform.start(options)) {
            assertThat(page(platform, "/health"))
                    .contains("\"name\":\"kafka\"", "\"name\":\"connect\"")
                    .doesNotContain("\"up\":false");
            assertThat(page(platform, "/?lang=en")).contains("The agent&#39;s desk", "/landing.js");
            assertThat(page(platform, "/agent?lang=es")).contains("Casos abiertos");

            long pid = platform.component("mail").process().orElseThrow().pid();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            Awaitility.await().until(() -> said.stream().anyMatch(line -> line.startsWith("mail has died")));
            assertThat(page(platform, "/health")).contains("\"up\":false");

            platform.restart("mail");
            assertThat(page(platform, "/health")).doesNotContain("\"up\":false");
        }
    }

    @Test
    void no_part_outlives_a_launcher_that_was_killed() throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("HILO_SERVICES", "none"));
        PlatformPort.random().forEach((port, number) -> environment.put(port.variable(), String.valueOf(number)));
        ChildSpec spec = ChildSpec.ofClass(
                "launcher",
                state.resolve("logs/launcher.log"),
                List.of("-Xmx128m"),
                environment,
                Launcher.class.getName(),
                "up",
                state.toString());
        ChildProcess launcher = new ChildProcess(spec).start();
        launcher.await(
                () -> launcher.logTail(5).stream().anyMatch(line -> line.startsWith("Ready after")),
                Duration.ofSeconds(90));
        assertThat(RunningPlatform.isUp(state)).isTrue();
        List<ProcessHandle> parts =
                ProcessHandle.of(launcher.pid()).orElseThrow().descendants().toList();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(3);

        ProcessHandle.of(launcher.pid()).orElseThrow().destroyForcibly();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(parts).noneMatch(ProcessHandle::isAlive));
        assertThat(RunningPlatform.isUp(state)).isFalse();
    }

    private static String page(Platform platform, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(platform.url(PlatformPort.LANDING) + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
