package dev.hilo.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs tokens with an RSA key that lies under the state directory, readable by its owner only. */
public final class TokenIssuer {
    /** How long a token holds. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** How long a token of a service holds. */
    public static final Duration SERVICE_LIFETIME = Duration.ofMinutes(5);

    private static final int KEY_BITS = 2048;

    private final String issuer;
    private final RSAKey key;

    /** An issuer with the key of the state directory, made when there is none. */
    public TokenIssuer(String issuer, Path state) {
        this.issuer = issuer;
        this.key = key(state.resolve("identity/key.json"));
    }

    /** The public keys, as a JSON Web Key Set. */
    public String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** A signed token for the person, or for a channel by its name, good for {@link #LIFETIME}. */
    public String token(Person person) {
        return sign(
                new JWTClaimsSet.Builder()
                        .subject(person.subject())
                        .claim("groups", List.of(person.role()))
                        .claim("channel", person.channel())
                        .claim("name", person.name())
                        .claim("email", person.email())
                        .claim("email_verified", true)
                        .claim("upn", person.email())
                        .claim("preferred_username", person.email()),
                LIFETIME);
    }

    /** A signed token for a service, good for {@link #SERVICE_LIFETIME}. */
    public String token(String client, ServiceClients.Claims claims) {
        return sign(
                new JWTClaimsSet.Builder()
                        .subject(client)
                        .claim("azp", client)
                        .claim("groups", claims.roles())
                        .claim("channel", claims.channel())
                        .claim("preferred_username", client),
                SERVICE_LIFETIME);
    }

    private String sign(JWTClaimsSet.Builder about, Duration lifetime) {
        Instant now = Instant.now();
        JWTClaimsSet claims = about.issuer(issuer)
                .audience("hilo")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The local identity provider cannot sign", e);
        }
        return token.serialize();
    }

    private static RSAKey key(Path file) {
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            RSAKey made =
                    new RSAKeyGenerator(KEY_BITS).keyIDFromThumbprint(true).generate();
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, made.toJSONString());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("The identity provider's key " + file + " cannot be read or written", e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("The identity provider's key " + file + " is no RSA key; remove it", e);
        }
    }
}
