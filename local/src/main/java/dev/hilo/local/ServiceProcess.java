package dev.hilo.local;

import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Installation;
import dev.hilo.local.process.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of Hilo's services in a JVM of its own: Quarkus's fast-jar, its jars laid out on one flat class path, as class data
 * archives do not see through Quarkus's own class loader.
 */
final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PROBE_MILLIS = 3000;

    private final int port;
    private final ChildProcess process;

    ServiceProcess(PlatformService service, PlatformOptions options, Map<String, String> environment) {
        this.port = options.port(service.management());
        Path app = app(service);
        List<String> jvm = new ArrayList<>(options.serviceOptions());
        jvm.addAll(List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        this.process = new ChildProcess(ChildSpec.jvm(
                service.module(),
                options.state().resolve("logs/" + service.module() + ".log"),
                jvm,
                environment,
                classPath(app),
                "io.quarkus.runner.GeneratedMain"));
    }

    /**
     * Says which services cannot be started, before anything is.
     *
     * @throws IllegalStateException with what to do, when one is not built
     */
    static void requireBuilt(Collection<PlatformService> services) {
        for (PlatformService service : services) {
            if (!Files.exists(app(service).resolve("quarkus-run.jar"))) {
                throw new IllegalStateException(service.module() + " is not built: nothing in " + app(service)
                        + ". Use ./hilo up, which builds, or ./mvnw package -DskipTests");
            }
        }
    }

    ChildProcess process() {
        return process;
    }

    void start() {
        process.start();
        process.await(this::isReady, PATIENCE);
    }

    /** Whether it serves requests and its consumers read: {@code /q/health} has all of its checks. */
    boolean isReady() {
        if (!Ports.answers(port)) {
            return false;
        }
        try {
            HttpURLConnection probe = (HttpURLConnection)
                    URI.create("http://localhost:" + port + "/q/health").toURL().openConnection();
            probe.setConnectTimeout(PROBE_MILLIS);
            probe.setReadTimeout(PROBE_MILLIS);
            return probe.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path app(PlatformService service) {
        return Installation.current().repository().resolve(service.module()).resolve("target/quarkus-app");
    }

    private static String classPath(Path app) {
        List<String> entries = new ArrayList<>();
        entries.add(ChildJar.path().toString());
        for (String place : List.of("quarkus", "app", "lib/boot", "lib/main")) {
            try (Stream<Path> jars = Files.list(app.resolve(place))) {
                // Of the first, transformed-bytecode.jar must come before what it transforms.
                jars.map(Path::toString)
                        .filter(jar -> jar.endsWith(".jar"))
                        .sorted()
                        .forEach(entries::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot list " + app.resolve(place), e);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
