package dev.hilo.cases.directory.adapter.scim;

import dev.hilo.kit.Roles;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets in who sends the configured secret, under SCIM's path only; any other token is judged as everywhere else. */
@ApplicationScoped
public class ScimAuthentication implements HttpAuthenticationMechanism {

    private static final int SHORTEST = 32;
    private static final int BEFORE_TOKENS = DEFAULT_PRIORITY + 1;
    private static final String BEARER = "Bearer ";

    private final Optional<byte[]> secret;
    private final JWTAuthMechanism tokens;

    ScimAuthentication(ScimConfig config, JWTAuthMechanism tokens) {
        this.secret = config.token().map(ScimAuthentication::checked).map(ScimAuthentication::digest);
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (!request.normalizedPath().startsWith(ScimResource.PATH + "/")) {
            return Uni.createFrom().nullItem();
        }
        String token = bearer(request);
        if (token != null
                && secret.filter(known -> MessageDigest.isEqual(known, digest(token)))
                        .isPresent()) {
            return Uni.createFrom()
                    .item(QuarkusSecurityIdentity.builder()
                            .setPrincipal(new ScimClient())
                            .addRole(Roles.PROVISIONER)
                            .build());
        }
        return tokens.authenticate(request, identities)
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> request.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return tokens.getChallenge(request);
    }

    /** The body that a SCIM client expects; elsewhere somebody else answers. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        if (!request.normalizedPath().startsWith(ScimResource.PATH + "/")) {
            return Uni.createFrom().item(false);
        }
        request.response()
                .setStatusCode(401)
                .putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer")
                .putHeader(HttpHeaderNames.CONTENT_TYPE, ScimResource.SCIM_JSON);
        return Uni.createFrom()
                .completionStage(
                        request.response().end(ScimErrors.body(401, null)).toCompletionStage())
                .replaceWith(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return BEFORE_TOKENS;
    }

    private static @Nullable String bearer(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static String checked(String token) {
        if (token.length() < SHORTEST) {
            throw new IllegalStateException("hilo.scim.token must have " + SHORTEST
                    + " characters or more: make one with 'openssl rand -hex 32', or leave it out");
        }
        return token;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
