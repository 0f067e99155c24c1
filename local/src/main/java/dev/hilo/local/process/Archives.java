package dev.hilo.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Class data archives: a JVM that maps the classes it will need, parsed and laid out beforehand, starts in about half the
 * processor time. They are made once after a build, by running every process in training, and belong to one class path and one
 * JDK; where there is none that fits, a process starts without.
 */
public final class Archives {
    private static final String TRAINING = "hilo.local.training";
    private static final String FRESH = ".new";

    private Archives() {}

    /** The options with which the named process uses its archive or, in training, makes it. */
    static List<String> options(String name, String classPath) {
        Path archive = archive(name, classPath);
        if (Files.exists(archive)) {
            return List.of("-Xshare:auto", "-Xlog:disable", "-XX:SharedArchiveFile=" + archive);
        }
        if (inTraining()) {
            try {
                Files.createDirectories(archive.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot create " + archive.getParent(), e);
            }
            return List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive + FRESH);
        }
        return List.of();
    }

    /** From now on processes without an archive make one when they end. */
    public static void train() {
        System.setProperty(TRAINING, "true");
    }

    /** Whether processes make archives when they end, which takes them a while. */
    static boolean inTraining() {
        return Boolean.getBoolean(TRAINING);
    }

    /** Takes what the training has made into use, in place of older archives of the same processes. */
    public static void adopt() {
        List<Path> all = all();
        for (Path fresh : all) {
            String name = fresh.getFileName().toString();
            if (!name.endsWith(FRESH)) {
                continue;
            }
            Path archive = fresh.resolveSibling(name.substring(0, name.length() - FRESH.length()));
            String prefix = name.substring(0, name.lastIndexOf('-') + 1);
            try {
                for (Path other : all) {
                    String old = other.getFileName().toString();
                    if (old.startsWith(prefix) && !old.endsWith(FRESH) && old.lastIndexOf('-') == prefix.length() - 1) {
                        Files.deleteIfExists(other);
                    }
                }
                Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot put " + archive + " in place", e);
            }
        }
    }

    private static List<Path> all() {
        try (Stream<Path> files = Files.list(directory())) {
            return files.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path archive(String name, String classPath) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
        update(digest, Runtime.version().toString());
        for (String entry : classPath.split(File.pathSeparator)) {
            update(digest, entry);
            try {
                BasicFileAttributes attributes = Files.readAttributes(Path.of(entry), BasicFileAttributes.class);
                update(
                        digest,
                        attributes.size() + "@" + attributes.lastModifiedTime().toMillis());
            } catch (IOException e) {
                update(digest, "absent");
            }
        }
        String hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
        return directory().resolve(name + "-" + hash + ".jsa");
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path directory() {
        return Installation.current().module().resolve("target/class-data");
    }
}
