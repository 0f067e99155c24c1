package dev.hilo.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one process of the platform is started.
 *
 * @param name what people call it: {@code kafka}, {@code case-service}
 * @param command the command line
 * @param environment variables added to the parent's
 * @param directory the working directory, or null for the parent's
 * @param log the file that takes standard output and standard error
 */
public record ChildSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        @Nullable Path directory,
        Path log) {

    /** A copy that cannot change. */
    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * A JVM that runs a main class of this module's class path.
     *
     * @param options options of the JVM: heap, system properties
     */
    public static ChildSpec ofClass(
            String name, Path log, List<String> options, Map<String, String> environment, String main, String... args) {
        return jvm(name, log, options, environment, Installation.current().classPath(), main, args);
    }

    /** A JVM with the given class path that runs a main class and ends with its parent. */
    public static ChildSpec jvm(
            String name,
            Path log,
            List<String> options,
            Map<String, String> environment,
            String classPath,
            String main,
            String... args) {
        List<String> command = new ArrayList<>();
        command.add(Installation.java().toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, ChildMain.class.getName(), main));
        command.addAll(List.of(args));
        return new ChildSpec(name, command, environment, null, log);
    }
}
