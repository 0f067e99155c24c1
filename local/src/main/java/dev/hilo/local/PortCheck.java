package dev.hilo.local;

import dev.hilo.local.process.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says before anything starts which ports are taken, by whom, and which variable moves them. */
final class PortCheck {
    private static final int LISTENING = 0x0A;

    private PortCheck() {}

    /** One line for each port that is taken. */
    static List<String> problems(Map<PlatformPort, Integer> ports) {
        List<String> problems = new ArrayList<>();
        ports.forEach((port, number) -> {
            if (!Ports.isFree(number) || Ports.answers(number)) {
                problems.add("Port %d (%s) is taken by %s. Stop that, or move ours: %s=%d"
                        .formatted(
                                number,
                                port.label(),
                                holder(number).orElse("another process"),
                                port.variable(),
                                number + 10_000));
            }
        });
        return problems;
    }

    private static Optional<String> holder(int port) {
        try {
            Optional<Long> pid = Files.isDirectory(Path.of("/proc/self/fd")) ? pidFromProc(port) : pidFromLsof(port);
            return pid.map(id -> "process " + id
                    + ProcessHandle.of(id)
                            .flatMap(process -> process.info().command())
                            .map(command -> " (" + Path.of(command).getFileName() + ")")
                            .orElse(""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> pidFromProc(int port) throws IOException {
        List<String> sockets = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                Files.readAllLines(Path.of(table)).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> Integer.parseInt(fields[3], 16) == LISTENING
                                && Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), 16) == port)
                        .forEach(fields -> sockets.add("socket:[" + fields[9] + "]"));
            }
        }
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holdsOne(pid, sockets))
                .findFirst();
    }

    private static boolean holdsOne(long pid, List<String> sockets) {
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return files.anyMatch(file -> {
                try {
                    return sockets.contains(Files.readSymbolicLink(file).toString());
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Long> pidFromLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
        String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return answer.lines().findFirst().map(Long::valueOf);
    }
}
