package dev.hilo.channel.chat.adapter.websocket;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs tokens and publishes its keys, as a real one would. */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {

    private static final KeyPair KEYS = keys();
    private static volatile String issuer = "not started";
    private @Nullable HttpServer server;

    /** A token of this issuer; {@code verified} is what it says of the address. */
    static String token(String name, String email, boolean verified) {
        return token(name, email, verified, issuer, KEYS.getPrivate(), Duration.ofMinutes(5));
    }

    static String token(String name, String email, boolean verified, String from, PrivateKey key, Duration expiresIn) {
        return Jwt.issuer(from)
                .subject("user-" + name)
                .audience("hilo")
                .groups("user")
                .claim("name", name)
                .claim("email", email)
                .claim("email_verified", verified)
                .issuedAt(Instant.now().minusSeconds(600))
                .expiresAt(Instant.now().plus(expiresIn))
                .jws()
                .keyId("test")
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key);
    }

    static String issuer() {
        return issuer;
    }

    static PrivateKey key() {
        return KEYS.getPrivate();
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/jwks", exchange -> {
                byte[] jwks = jwks().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, jwks.length);
                exchange.getResponseBody().write(jwks);
                exchange.close();
            });
            started.start();
            server = started;
            issuer = "http://localhost:" + started.getAddress().getPort();
            return Map.of("hilo.identity.issuer", issuer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static String jwks() {
        RSAPublicKey key = (RSAPublicKey) KEYS.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"test\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(
                        unsigned(key.getModulus().toByteArray()),
                        unsigned(key.getPublicExponent().toByteArray()));
    }

    private static String unsigned(byte[] number) {
        int sign = number[0] == 0 ? 1 : 0;
        byte[] magnitude = Arrays.copyOfRange(number, sign, number.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
