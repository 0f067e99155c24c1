package dev.hilo.cases.me.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.CurrentOwners;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.ProvenView;
import dev.hilo.contracts.Party;
import dev.hilo.identities.IdentityRules;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The caller as the user they are: the owner of {@code oidc:<sub>}, else of the {@code email} that their issuer has
 * verified ({@code email_verified}), and of that user what is {@linkplain ProvenView proven} to be theirs. An address that is
 * merely claimed, or that an agent gave to somebody, opens nothing.
 */
@RequestScoped
public class Self {

    private final JsonWebToken token;
    private final Identities identities;
    private final IdentityRules rules;
    private final ContextLog log;
    private final CurrentOwners current;
    private final Concerned concerned;

    Self(JsonWebToken token, Identities identities, IdentityRules rules, ContextLog log, Concerned concerned) {
        this.token = token;
        this.identities = identities;
        this.rules = rules;
        this.log = log;
        this.current = new CurrentOwners(log);
        this.concerned = concerned;
    }

    /** Their context, up to date; a problem, 404, while nothing is known that is proven to be theirs. */
    public Context context() {
        return known().orElseThrow(() -> Problems.notFound("user", "of this token"));
    }

    /** Their context, up to date, with what is proven to be theirs; empty while nothing is. */
    Optional<Context> known() {
        List<String> own = identities();
        Map<String, Identities.Owner> owners = identities.find(own);
        Optional<Context> context = own.stream()
                .flatMap(identity -> Stream.ofNullable(owners.get(identity))
                        .flatMap(owner -> of(identity, owner.userId(), own).stream()))
                .findFirst();
        context.ifPresent(one -> concerned.user(one.userId()));
        return context;
    }

    private Optional<Context> of(String identity, String registered, List<String> own) {
        return ProvenView.of(log.latest(current.ownerOf(identity, registered)), own);
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
