package dev.hilo.channel.email;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real mails beside the project, read in place. Tests that need them are skipped where they are absent. */
public final class SharedMail {

    private SharedMail() {}

    public static Path folder(String name) {
        return shared("mail").resolve(name);
    }

    /** A mail of the trials from outside, by its path below their folder. */
    public static byte[] trial(String name) {
        try {
            return Files.readAllBytes(shared("trials").resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path shared(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("shared").resolve(name))) {
            root = root.getParent();
        }
        assumeTrue(root != null, "skipped: there is no shared/" + name + " beside the project");
        return root.resolve("shared").resolve(name);
    }

    public static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
