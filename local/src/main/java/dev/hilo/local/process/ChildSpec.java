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

    private static final String TIE = "exec 3<&0; \"$@\" </dev/null 3<&- & p=$!; (cat <&3 >/dev/null; kill $p) & w=$!; "
            + "trap 'kill $p' TERM; trap '' INT; wait $p; c=$?; wait $p 2>/dev/null; kill $w 2>/dev/null; exit $c";

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

    /** A program that knows nothing of its parent, tied to it by a shell: it is told to stop when the parent is gone. */
    public static ChildSpec tied(String name, Path log, List<String> program) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", TIE, name));
        command.addAll(program);
        return new ChildSpec(name, command, Map.of(), null, log);
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
        command.addAll(Archives.options(name, classPath));
        command.addAll(List.of("-cp", classPath, ChildMain.class.getName(), main));
        command.addAll(List.of(args));
        return new ChildSpec(name, command, environment, null, log);
    }
}
