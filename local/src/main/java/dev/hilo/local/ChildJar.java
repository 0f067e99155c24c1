package dev.hilo.local;

import dev.hilo.local.process.ChildMain;
import dev.hilo.local.process.Installation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar that holds nothing but {@link ChildMain}: what a service gets on its class path beside its own. */
final class ChildJar {
    private ChildJar() {}

    static Path path() {
        Path jar = Installation.current().module().resolve("target/child-main.jar");
        try {
            byte[] content = content();
            if (!Files.exists(jar) || !Arrays.equals(Files.readAllBytes(jar), content)) {
                Path fresh = Files.createTempFile(jar.getParent(), "child-main", ".jar");
                Files.write(fresh, content);
                Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + jar, e);
        }
        return jar;
    }

    private static byte[] content() throws IOException {
        String name = ChildMain.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                InputStream in = ChildMain.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(0);
            zip.putNextEntry(entry);
            in.transferTo(zip);
        }
        return bytes.toByteArray();
    }
}
