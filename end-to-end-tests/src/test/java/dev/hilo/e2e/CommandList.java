package dev.hilo.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that {@code docs/mongodb-commands.md} lists: each a code span that begins a row of a table. */
final class CommandList {

    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|(.*)");

    private CommandList() {}

    static Set<String> read() throws IOException {
        return readWithReasons().keySet();
    }

    /** Each with what the list says of how it is served. */
    static Map<String, String> readWithReasons() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        String service = "";
        for (String line : Files.readAllLines(Path.of("../docs/mongodb-commands.md"))) {
            if (line.startsWith("## ")) {
                service = line.substring(3).strip();
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                listed.put(service + ": " + row.group(1), row.group(2));
            }
        }
        return listed;
    }

    /** What services wrote down that they have sent, as the list has it. */
    static Set<String> sent(Path shapes) throws IOException {
        Set<String> sent = new TreeSet<>();
        try (Stream<Path> files = Files.list(shapes)) {
            for (Path file : files.toList()) {
                String service = String.valueOf(file.getFileName()).replace(".txt", "");
                Files.readAllLines(file).forEach(shape -> sent.add(service + ": " + shape));
            }
        }
        return sent;
    }
}
