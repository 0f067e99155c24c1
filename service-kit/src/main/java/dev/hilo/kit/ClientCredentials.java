package dev.hilo.kit;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.TokensHelper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token of the issuer for this service as its client (OAuth 2.0 client credentials), renewed before it expires. */
final class ClientCredentials implements CaseApiToken {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);

    private final OidcClients clients;
    private final CaseApiConfig config;
    private final String tokenUrl;
    private final TokensHelper tokens = new TokensHelper();
    private @Nullable OidcClient client;

    ClientCredentials(OidcClients clients, CaseApiConfig config, String tokenUrl) {
        this.clients = clients;
        this.config = config;
        this.tokenUrl = tokenUrl;
    }

    @Override
    public String get() throws IOException {
        try {
            return tokens.getTokens(client()).await().atMost(PATIENCE).getAccessToken();
        } catch (RuntimeException e) {
            throw new IOException(
                    "no token from " + tokenUrl + " for the client " + config.clientId() + ": " + e.getMessage(), e);
        }
    }

    private synchronized OidcClient client() throws IOException {
        if (client == null) {
            client = clients.newClient(new OidcClientConfigBuilder()
                            .id("case-api")
                            .tokenPath(tokenUrl)
                            .clientId(config.clientId())
                            .credentials(secret())
                            .scopes(config.scope().map(List::of).orElse(List.of()))
                            .refreshTokenTimeSkew(BEFORE_EXPIRY)
                            .build())
                    .await()
                    .atMost(PATIENCE);
        }
        return client;
    }

    private String secret() throws IOException {
        Optional<Path> file = config.clientSecretFile();
        if (file.isPresent()) {
            return Files.readString(file.get()).strip();
        }
        return config.clientSecret()
                .orElseThrow(() -> new IOException("no secret of the client " + config.clientId()
                        + ": set HILO_CASE_API_CLIENT_SECRET or HILO_CASE_API_CLIENT_SECRET_FILE"));
    }
}
