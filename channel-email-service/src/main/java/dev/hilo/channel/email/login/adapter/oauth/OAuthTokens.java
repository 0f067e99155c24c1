package dev.hilo.channel.email.login.adapter.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.hilo.channel.email.login.model.Login;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens by the grants of OAuth 2.0 (RFC 6749) that need nobody at a screen: the client's own credentials (Microsoft
 * 365), or a refresh token that somebody has once agreed to (Gmail). A token is kept until a minute before it expires, or
 * the mail server does not take it.
 */
public final class OAuthTokens implements Login {

    private static final int MILLIS = 10_000;
    private static final Duration BEFORE_IT_EXPIRES = Duration.ofMinutes(1);
    private static final Duration UNSAID = Duration.ofMinutes(5);

    /**
     * Where tokens are, and what they are asked for with.
     *
     * @param clientSecret absent for a client that has none, with a refresh token
     * @param refreshToken absent to ask with the client's own credentials
     * @param scope as the authorization server names it, separated by spaces
     */
    public record Client(
            URI tokenEndpoint,
            String clientId,
            Optional<String> clientSecret,
            Optional<String> refreshToken,
            Optional<String> scope) {

        public Client {
            if (clientSecret.isEmpty() && refreshToken.isEmpty()) {
                throw new IllegalArgumentException(
                        "hilo.email.oauth needs a client-secret or a refresh-token beside its client-id");
            }
        }

        @Override
        public String toString() {
            return clientId + " at " + tokenEndpoint;
        }
    }

    private final Client client;
    private final Clock clock;
    private @Nullable RefreshToken refresh;
    private @Nullable AccessToken token;
    private Instant until = Instant.MIN;

    public OAuthTokens(Client client, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.refresh = client.refreshToken().map(RefreshToken::new).orElse(null);
    }

    @Override
    public boolean isToken() {
        return true;
    }

    @Override
    public synchronized String secret() throws NoSecret {
        AccessToken known = token;
        if (known == null || !clock.instant().isBefore(until)) {
            known = ask();
            token = known;
        }
        return known.getValue();
    }

    @Override
    public synchronized void refused() {
        token = null;
    }

    @Override
    public String advice() {
        return "check the user, and what client " + client + " may do";
    }

    private AccessToken ask() throws NoSecret {
        TokenResponse answer;
        try {
            HTTPRequest request = request().toHTTPRequest();
            request.setConnectTimeout(MILLIS);
            request.setReadTimeout(MILLIS);
            answer = TokenResponse.parse(request.send());
        } catch (IOException | ParseException e) {
            throw new NoSecret("no token for client " + client + ": " + e.getMessage(), e);
        }
        if (!answer.indicatesSuccess()) {
            ErrorObject error = answer.toErrorResponse().getErrorObject();
            throw new NoSecret(
                    "no token for client " + client + ": " + error.getCode() + ", " + error.getDescription(),
                    new IOException("HTTP " + error.getHTTPStatusCode()));
        }
        Tokens tokens = answer.toSuccessResponse().getTokens();
        if (tokens.getRefreshToken() != null) {
            refresh = tokens.getRefreshToken();
        }
        AccessToken given = tokens.getAccessToken();
        Duration life = given.getLifetime() > 0 ? Duration.ofSeconds(given.getLifetime()) : UNSAID;
        until = clock.instant().plus(life).minus(BEFORE_IT_EXPIRES);
        return given;
    }

    private TokenRequest request() {
        ClientID id = new ClientID(client.clientId());
        RefreshToken known = refresh;
        AuthorizationGrant grant = known == null ? new ClientCredentialsGrant() : new RefreshTokenGrant(known);
        TokenRequest.Builder builder = client.clientSecret()
                .map(secret -> new TokenRequest.Builder(
                        client.tokenEndpoint(), new ClientSecretPost(id, new Secret(secret)), grant))
                .orElseGet(() -> new TokenRequest.Builder(client.tokenEndpoint(), id, grant));
        client.scope().map(Scope::parse).ifPresent(builder::scope);
        return builder.build();
    }
}
