package dev.hilo.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a platform is started.
 *
 * @param state the directory of all data and logs
 * @param ports the port of each part
 * @param services the services that run
 * @param docker whether MongoDB may come from Docker
 * @param serviceOptions options of the services' JVMs
 * @param progress is told, in one line, what has come up and what has died
 */
public record PlatformOptions(
        Path state,
        Map<PlatformPort, Integer> ports,
        Set<PlatformService> services,
        boolean docker,
        List<String> serviceOptions,
        Consumer<String> progress) {
    private static final List<String> SMALL =
            List.of("-Xms32m", "-Xmx192m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final List<String> FAST = List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC");

    /** For people: the usual ports, moved as the environment says, and the services it names, all when it names none. */
    public static PlatformOptions usual(Path state, Consumer<String> progress) {
        return new PlatformOptions(
                state,
                PlatformPort.of(System.getenv()),
                PlatformService.named(System.getenv().getOrDefault("HILO_SERVICES", "")),
                false,
                SMALL,
                progress);
    }

    /** For tests: random ports and all services. */
    public static PlatformOptions test(Path state) {
        return new PlatformOptions(
                state, PlatformPort.random(), EnumSet.allOf(PlatformService.class), true, SMALL, line -> {});
    }

    /** The same with these services only. */
    public PlatformOptions withServices(Set<PlatformService> some) {
        return new PlatformOptions(state, ports, some, docker, serviceOptions, progress);
    }

    /** The same with services that may use more memory and compile what is hot: for benchmarks, slower to start. */
    public PlatformOptions withFastServices() {
        return new PlatformOptions(state, ports, services, docker, FAST, progress);
    }

    /** The same with one more option of the services' JVMs, such as a system property. */
    public PlatformOptions withServiceOption(String option) {
        List<String> more = new ArrayList<>(serviceOptions);
        more.add(option);
        return new PlatformOptions(state, ports, services, docker, List.copyOf(more), progress);
    }

    /** The port of a part. */
    public int port(PlatformPort port) {
        Integer number = ports.get(port);
        if (number == null) {
            throw new IllegalArgumentException("No port for " + port.label());
        }
        return number;
    }
}
