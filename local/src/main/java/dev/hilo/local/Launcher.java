package dev.hilo.local;

import dev.hilo.local.identity.Person;
import dev.hilo.local.process.Archives;
import dev.hilo.local.process.ChildFailure;
import dev.hilo.local.process.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code ./hilo} runs: {@code up}, {@code status}, {@code token}, {@code train}. */
public final class Launcher {
    private static final long NEEDED_MEGABYTES = 2000;

    private Launcher() {}

    /** Runs the command named first; the state directory follows. */
    public static void main(String[] args) throws Exception {
        Path state = Path.of(args[1]).toAbsolutePath();
        try {
            switch (args[0]) {
                case "up" -> up(state);
                case "status" -> System.exit(RunningPlatform.print(state) ? 0 : 1);
                case "token" -> token(state, Arrays.asList(args).subList(2, args.length));
                case "rebuild" -> AdministratorJob.follow(state, "rebuild", "");
                case "republish" -> republish(state, Arrays.asList(args).subList(2, args.length));
                case "train" -> train(state);
                default -> throw new IllegalArgumentException("No command " + args[0]);
            }
        } catch (IllegalStateException | IllegalArgumentException | ChildFailure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void republish(Path state, List<String> options) throws InterruptedException {
        if (options.isEmpty()) {
            AdministratorJob.follow(state, "republish", "");
        } else if (options.equals(List.of("--to-log"))) {
            AdministratorJob.follow(state, "republish", "?direction=to-log");
        } else {
            throw new IllegalArgumentException("Usage: ./hilo republish [--to-log]");
        }
    }

    private static void up(Path state) throws InterruptedException, IOException {
        Instant start = Instant.now();
        if (RunningPlatform.isUp(state)) {
            throw new IllegalStateException("Hilo runs already: './hilo status' shows it, './hilo down' stops it");
        }
        PlatformOptions options = PlatformOptions.usual(state, System.out::println);
        check(options);
        Files.createDirectories(state);
        Platform[] running = new Platform[1];
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (running[0] != null) {
                System.out.println("Stopping ...");
                running[0].close();
            }
            RunningPlatform.forget(state);
        }));
        RunningPlatform.rememberPid(state);
        Platform platform = Platform.start(options);
        running[0] = platform;
        RunningPlatform.remember(state, platform);
        RunningPlatform.print(state);
        System.out.printf(
                "%nReady after %.1f s. Open %s — Ctrl-C or './hilo down' stops it, './hilo demo' plays the story.%n",
                Duration.between(start, Instant.now()).toMillis() / 1000.0, platform.url(PlatformPort.LANDING));
        Thread.currentThread().join();
    }

    private static void check(PlatformOptions options) {
        List<String> taken = PortCheck.problems(options.ports());
        if (!taken.isEmpty()) {
            throw new IllegalStateException(String.join("\n", taken));
        }
        long available = Memory.availableMegabytes();
        if (available < NEEDED_MEGABYTES && System.getenv("HILO_SKIP_MEMORY_CHECK") == null) {
            throw new IllegalStateException(
                    "The platform needs about %d MB of memory, %d MB are free. Close something, or"
                                    .formatted(NEEDED_MEGABYTES, available)
                            + " set HILO_SKIP_MEMORY_CHECK=1 to try all the same");
        }
    }

    private static void token(Path state, List<String> options) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < options.size(); i += 2) {
            given.put(options.get(i), options.get(i + 1));
        }
        Person person = Person.of(
                given.getOrDefault("--role", "agent"),
                given.getOrDefault("--name", "Ana"),
                given.getOrDefault("--email", ""),
                given.getOrDefault("--sub", ""));
        System.out.println(RunningPlatform.token(state, person));
    }

    /** Runs everything once in a scratch directory, so that each process leaves its class data archive. */
    private static void train(Path state) throws IOException {
        Path scratch = Files.createTempDirectory(Files.createDirectories(state), "training");
        Archives.train();
        try {
            Platform.start(new PlatformOptions(
                            scratch,
                            PlatformPort.random(),
                            PlatformOptions.usual(scratch, line -> {}).services(),
                            false,
                            PlatformOptions.usual(scratch, line -> {}).serviceOptions(),
                            line -> {}))
                    .close();
            Archives.adopt();
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
