package dev.hilo.local;

import dev.hilo.local.identity.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The file with the token that our services use towards the case API, written anew long before it expires. */
final class ServiceToken implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("service-token").factory());

    private ServiceToken() {}

    static ServiceToken keep(LocalIdentity identity, Path state) {
        ServiceToken token = new ServiceToken();
        write(identity, file(state));
        long period = TokenIssuer.LIFETIME.toSeconds() / 4;
        var unused =
                token.clock.scheduleAtFixedRate(() -> renew(identity, file(state)), period, period, TimeUnit.SECONDS);
        return token;
    }

    /** What fails, as on a full disk, is tried again at the next turn: the token holds for three more. */
    private static void renew(LocalIdentity identity, Path file) {
        try {
            write(identity, file);
        } catch (RuntimeException e) {
            System.getLogger(ServiceToken.class.getName())
                    .log(System.Logger.Level.WARNING, "the services' token is not renewed: {0}", e.getMessage());
        }
    }

    static Path file(Path state) {
        return state.toAbsolutePath().resolve("identity/channel.token");
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static void write(LocalIdentity identity, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(
                    file.getParent(),
                    "channel",
                    ".token",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, identity.serviceToken());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
