package dev.hilo.cases.me.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.model.Context;
import dev.hilo.contracts.Party;
import dev.hilo.identities.IdentityRules;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller as the user they are: the owner of {@code oidc:<sub>}, else of the {@code email} that their issuer has
 * verified ({@code email_verified}). An address that is merely claimed opens nothing.
 */
@RequestScoped
public class Self {

    private final JsonWebToken token;
    private final Identities identities;
    private final IdentityRules rules;
    private final ContextLog log;
    private final Concerned concerned;

    Self(JsonWebToken token, Identities identities, IdentityRules rules, ContextLog log, Concerned concerned) {
        this.token = token;
        this.identities = identities;
        this.rules = rules;
        this.log = log;
        this.concerned = concerned;
    }

    /** Their user id; empty while no channel has heard of them. */
    public Optional<String> userId() {
        List<String> own = identities();
        Map<String, Identities.Owner> owners = identities.find(own);
        Optional<String> user = own.stream()
                .map(owners::get)
                .filter(Objects::nonNull)
                .map(Identities.Owner::userId)
                .findFirst();
        user.ifPresent(concerned::user);
        return user;
    }

    /** Their context, up to date; a problem, 404, while no channel has heard of them. */
    public Context context() {
        return known().orElseThrow(() -> Problems.notFound("user", "of this token"));
    }

    /** Their context, up to date; empty while no channel has heard of them. */
    Optional<Context> known() {
        return userId().map(log::latest).filter(context -> context.version() > 0);
    }

    /** The identities that their token vouches for, the surest first. */
    public List<String> identities() {
        List<String> own = new ArrayList<>();
        if (token.getSubject() != null) {
            own.add(rules.of("oidc", token.getSubject()));
        }
        String address = token.getClaim("email");
        if (address != null && isTrue(token.getClaim("email_verified"))) {
            own.add(rules.mail(address));
        }
        return own;
    }

    /** Who they are, as channels say it: by the surest identity, which the others vouch for. */
    Party party() {
        List<String> own = identities();
        if (own.isEmpty()) {
            throw Problems.problem(ProblemType.FORBIDDEN).build();
        }
        String name = token.getClaim("name");
        return new Party(
                own.getFirst(),
                true,
                name == null || name.isBlank() ? null : name,
                own.stream()
                        .skip(1)
                        .map(identity -> new Party.Claim(identity, true, "token"))
                        .toList());
    }

    /** The language that their issuer knows them to speak, BCP 47. */
    @Nullable
    String language() {
        return token.getClaim("locale");
    }

    private static boolean isTrue(Object claim) {
        return Boolean.TRUE.equals(claim) || JsonValue.TRUE.equals(claim);
    }
}
