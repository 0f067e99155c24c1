package dev.hilo.local.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What the build left behind for the child JVMs: the repository, this module's classes and the jars Maven resolved. */
public final class Installation {
    private static final String PLACE = "/dev/hilo/local/";
    private static final Installation CURRENT = new Installation();

    private final Path module;
    private final Path repository;
    private final String version;
    private final List<Path> dependencies;

    private Installation() {
        Properties build = new Properties();
        try (InputStream in = resource("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the build of the module local left behind", e);
        }
        module = Path.of(build.getProperty("module.directory"));
        repository = Path.of(build.getProperty("repository.directory")).normalize();
        version = build.getProperty("version");
        dependencies = readClassPath();
    }

    /** The installation this class was built in. */
    public static Installation current() {
        return CURRENT;
    }

    /** The root of the repository: where the services' modules and {@code deploy/} lie. */
    public Path repository() {
        return repository;
    }

    /** The directory of the module {@code local}. */
    public Path module() {
        return module;
    }

    /** The class path of a child JVM that runs a part of this module: its classes, then Maven's jars. */
    public String classPath() {
        List<String> entries = new ArrayList<>();
        entries.add(ownClasses().toString());
        dependencies.forEach(jar -> entries.add(jar.toString()));
        return String.join(File.pathSeparator, entries);
    }

    /**
     * This module's own classes: the jar when it holds what was compiled last, else the directory. Maven leaves a jar alone
     * whose content would be the same, so its age says nothing.
     */
    public Path ownClasses() {
        Path classes = module.resolve("target/classes");
        Path jar = module.resolve("target/local-" + version + ".jar");
        if (!Files.exists(jar)) {
            return classes;
        }
        try (ZipFile packaged = new ZipFile(jar.toFile());
                Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                            .allMatch(file ->
                                    isSame(packaged, classes.relativize(file).toString(), file))
                    ? jar
                    : classes;
        } catch (IOException e) {
            return classes;
        }
    }

    private static boolean isSame(ZipFile packaged, String name, Path file) {
        ZipEntry entry = packaged.getEntry(name.replace(File.separatorChar, '/'));
        try {
            CRC32 checksum = new CRC32();
            checksum.update(Files.readAllBytes(file));
            return entry != null && entry.getCrc() == checksum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The {@code java} launcher that runs this JVM; children run on the same. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static List<Path> readClassPath() {
        try (InputStream in = resource("child.classpath")) {
            String line = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Arrays.stream(line.split(File.pathSeparator)).map(Path::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the class path of the child JVMs", e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Installation.class.getResourceAsStream(PLACE + name);
        if (in == null) {
            throw new IllegalStateException("The build of the module local is not complete (no " + PLACE + name
                    + "). Run './mvnw -pl local -am process-classes' first, or use ./hilo, which builds by itself.");
        }
        return in;
    }
}
