package dev.hilo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The master key of the local case-service, made once beside its data and readable by its owner only. */
final class LocalMasterKey {
    private static final int BYTES = 32;

    private LocalMasterKey() {}

    /** The key of the state directory, in base64; made when there is none. */
    static String of(Path state) {
        Path file = state.toAbsolutePath().resolve("case-service/master.key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Path fresh = Files.createTempFile(
                        file.getParent(),
                        "master",
                        ".key",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.writeString(fresh, Base64.getEncoder().encodeToString(key));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The master key " + file + " cannot be read or written", e);
        }
    }
}
