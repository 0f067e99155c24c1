package dev.hilo.channel.chat.adapter.identity;

import dev.hilo.channel.chat.model.Visitor;
import dev.hilo.channel.chat.model.Wording;
import dev.hilo.identities.IdentityRules;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** Checks signature, issuer, audience and time against the identity provider's published keys. */
@ApplicationScoped
public class TokenVerifier {

    private static final Logger LOG = Logger.getLogger(TokenVerifier.class);
    private static final int LONGEST_NAME = 100;

    private final JWTParser parser;

    TokenVerifier(JWTParser parser) {
        this.parser = parser;
    }

    /** Only an address that the issuer says it verified becomes the visitor's identity. */
    public Proof verify(String token, String language) {
        try {
            JsonWebToken jwt = parser.parse(token);
            return new Proof.Accepted(new Visitor(language, name(jwt), identity(jwt), jwt.getSubject()));
        } catch (ParseException e) {
            if (isKeysAway(e)) {
                LOG.warnf("cannot reach the identity provider's keys: %s", e.getMessage());
                return new Proof.Unavailable();
            }
            LOG.debug("a token was rejected", e);
            return new Proof.Rejected();
        }
    }

    private static @Nullable String identity(JsonWebToken jwt) {
        String email = jwt.getClaim("email");
        Object verified = jwt.getClaim("email_verified");
        if (email == null || !"true".equals(String.valueOf(verified))) {
            return null;
        }
        try {
            return IdentityRules.DEFAULT.mail(email);
        } catch (IllegalArgumentException e) {
            LOG.warn("a token's e-mail claim is no address: its bearer stays anonymous");
            return null;
        }
    }

    private static @Nullable String name(JsonWebToken jwt) {
        String name = jwt.getClaim("name");
        String clean = name == null ? "" : Wording.clean(name);
        return clean.isEmpty() ? null : clean.substring(0, clean.offsetByCodePoints(0, shown(clean)));
    }

    private static int shown(String name) {
        return Math.min(LONGEST_NAME, Wording.length(name));
    }

    private static boolean isKeysAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof UnresolvableKeyException && cause.getCause() instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
