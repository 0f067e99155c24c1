package dev.hilo.kit.test;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** Tokens as the identity provider issues them, signed with a key that is made for the tests. */
public final class TestTokens {

    private static final Path PUBLIC = Path.of("target/test-keys/public.pem").toAbsolutePath();
    private static final Path PRIVATE = Path.of("target/test-keys/private.pem").toAbsolutePath();

    private TestTokens() {}

    /** What makes the service accept them. */
    public static Map<String, String> settings() {
        if (!Files.exists(PUBLIC)) {
            make();
        }
        return Map.of("mp.jwt.verify.publickey.location", PUBLIC.toUri().toString());
    }

    /** For an {@code Authorization} header. */
    public static String bearer(String subject, String role) {
        return bearer(subject, role, Map.of());
    }

    /** The same with more claims. */
    public static String bearer(String subject, String role, Map<String, ?> claims) {
        JwtClaimsBuilder token = Jwt.issuer("http://localhost:8090")
                .subject(subject)
                .upn(subject + "@hilo.local")
                .audience("hilo")
                .groups(role);
        claims.forEach(token::claim);
        return "Bearer " + token.sign(PRIVATE.toString());
    }

    private static void make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            Files.createDirectories(PUBLIC.getParent());
            Files.writeString(PRIVATE, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
            Files.writeString(PUBLIC, pem("PUBLIC KEY", keys.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String what, byte[] key) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + what
                + "-----\n";
    }
}
