package dev.hilo.local.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The services that call the case service, as clients of the identity provider: each with the role it needs and a secret
 * of its own, made once and readable by its owner only.
 */
public final class ServiceClients {
    private static final int SECRET_BYTES = 32;

    /**
     * What the tokens of a client say.
     *
     * @param channel that it is, where it is one
     */
    public record Claims(List<String> roles, @Nullable String channel) {}

    /** Who stores files is a channel; who opens what is sealed reads keys. The others call nobody. */
    private static final Map<String, Claims> CLIENTS = Map.of(
            "channel-email-service", new Claims(List.of("channel"), "email"),
            "channel-chat-service", new Claims(List.of("channel"), "chat"),
            "channel-webhook-service", new Claims(List.of("channel"), "webhook"),
            "notification-service", new Claims(List.of("service"), null));

    private final Path directory;

    /** Those of the state directory; secrets that are missing are made. */
    public ServiceClients(Path state) {
        this.directory = state.toAbsolutePath().resolve("clients");
        CLIENTS.keySet().forEach(this::make);
    }

    /** The secret of a client; empty when there is no such client. */
    public Optional<String> secret(String client) {
        return CLIENTS.containsKey(client) ? Optional.of(read(file(client))) : Optional.empty();
    }

    /** What the tokens of a client say that proves itself by its secret; empty when it does not. */
    public Optional<Claims> claims(String client, String secret) {
        return secret(client)
                .filter(known -> MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8)))
                .map(known -> CLIENTS.get(client));
    }

    private Path file(String client) {
        return directory.resolve(client).resolve("secret");
    }

    private void make(String client) {
        Path file = file(client);
        if (Files.exists(file)) {
            return;
        }
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(
                    file.getParent(),
                    "secret",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " cannot be written", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " cannot be read", e);
        }
    }
}
