package dev.hilo.cases;

import dev.hilo.local.LocalIdentity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real issuer of tokens, whose keys the service fetches. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalIdentity identity;

    @Override
    public Map<String, String> start() {
        try {
            LocalIdentity issuer = LocalIdentity.start(Files.createTempDirectory(Path.of("target"), "identity"));
            identity = issuer;
            return Map.of(
                    "hilo.identity.issuer",
                    issuer.issuer(),
                    "hilo.test.secret-of-chat",
                    issuer.clientSecret("channel-chat-service").orElseThrow(),
                    "hilo.test.secret-of-notification",
                    issuer.clientSecret("notification-service").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (identity != null) {
            identity.close();
        }
    }
}
