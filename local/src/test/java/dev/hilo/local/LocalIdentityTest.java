package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIdentityTest {
    @TempDir
    private Path state;

    @Test
    void a_token_is_signed_with_a_published_key_that_stays_over_a_restart() throws Exception {
        String token;
        try (LocalIdentity identity = LocalIdentity.start(state)) {
            String answer = get(identity.issuer() + "/token?role=agent&name=Ana+Mu%C3%B1oz", "")
                    .body();
            token = new ObjectMapper().readTree(answer).path("access_token").asText();
        }
        try (LocalIdentity identity = LocalIdentity.start(state)) {
            SignedJWT signed = SignedJWT.parse(token);
            JWKSet keys = JWKSet.parse(get(identity.jwksUrl(), "").body());
            var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();

            assertThat(signed.verify(new RSASSAVerifier(key))).isTrue();
            assertThat(key.isPrivate()).isFalse();
            Map<String, Object> claims = signed.getJWTClaimsSet().getClaims();
            assertThat(claims)
                    .containsEntry("sub", "agent-ana-munoz")
                    .containsEntry("aud", List.of("hilo"))
                    .containsEntry("groups", List.of("agent"))
                    .containsEntry("email_verified", true);
        }
    }

    @Test
    void a_form_names_the_address_and_the_subject() throws Exception {
        try (LocalIdentity identity = LocalIdentity.start(state);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(identity.issuer() + "/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("role=user&name=Eva&email=eva%40corp.com&sub=u-7"))
                    .build();
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            var claims = SignedJWT.parse(new ObjectMapper()
                            .readTree(answer)
                            .path("access_token")
                            .asText())
                    .getJWTClaimsSet();
            assertThat(claims.getStringClaim("email")).isEqualTo("eva@corp.com");
            assertThat(claims.getSubject()).isEqualTo("u-7");
        }
    }

    @Test
    void our_own_services_have_a_role_that_nobody_can_ask_for() throws Exception {
        try (LocalIdentity identity = LocalIdentity.start(state)) {
            var refused = get(identity.issuer() + "/token?role=service&name=Ana", "");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(roles(identity, "notification-service")).containsExactly("service");
        }
    }

    @Test
    void each_service_has_a_secret_of_its_own_that_survives_a_restart_and_only_the_role_it_needs() throws Exception {
        String secret;
        try (LocalIdentity identity = LocalIdentity.start(state)) {
            secret = identity.clientSecret("channel-chat-service").orElseThrow();
            assertThat(roles(identity, "channel-chat-service")).containsExactly("channel");
            assertThat(roles(identity, "channel-email-service")).containsExactly("channel");
            assertThat(claims(identity, "channel-email-service").getStringClaim("channel"))
                    .isEqualTo("email");
            assertThat(claims(identity, "notification-service").getClaim("channel"))
                    .isNull();
            assertThat(identity.clientSecret("notification-service"))
                    .isPresent()
                    .isNotEqualTo(Optional.of(secret));
            assertThat(identity.clientSecret("routing-service")).isEmpty();
            assertThat(clientToken(identity, "notification-service", secret).statusCode())
                    .isEqualTo(401);
            assertThat(clientToken(identity, "no-such-service", "").statusCode())
                    .isEqualTo(401);
        }
        try (LocalIdentity identity = LocalIdentity.start(state)) {
            assertThat(identity.clientSecret("channel-chat-service")).hasValue(secret);
        }
    }

    private static List<String> roles(LocalIdentity identity, String client) throws Exception {
        return claims(identity, client).getStringListClaim("groups");
    }

    private static JWTClaimsSet claims(LocalIdentity identity, String client) throws Exception {
        HttpResponse<String> answer =
                clientToken(identity, client, identity.clientSecret(client).orElseThrow());
        String token =
                new ObjectMapper().readTree(answer.body()).get("access_token").asText();
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private static HttpResponse<String> clientToken(LocalIdentity identity, String client, String secret)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(identity.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void an_unknown_role_is_refused_and_pages_of_the_web_get_no_leave_to_read() throws Exception {
        try (LocalIdentity identity = LocalIdentity.start(state)) {
            var refused = get(identity.issuer() + "/token?role=king&name=Ana", "");
            var foreign = get(identity.issuer() + "/token?role=user&name=Ana", "https://evil.example");
            var own = get(identity.issuer() + "/token?role=user&name=Ana", "http://localhost:8083");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("role must be one of");
            assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(own.headers().firstValue("Access-Control-Allow-Origin")).hasValue("http://localhost:8083");
        }
    }

    private static HttpResponse<String> get(String url, String origin) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!origin.isEmpty()) {
            request.header("Origin", origin);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
