package dev.hilo.cases.verification.app;

import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.verification.model.CodeLetter;
import dev.hilo.cases.verification.model.CodeRules;
import dev.hilo.cases.verification.model.Verification;
import dev.hilo.cases.verification.model.Verification.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends a code to an identity that somebody claims. What it answers is the same whether or not the identity is anybody's.
 */
public final class RequestCode {

    private final Verifications verifications;
    private final Codes codes;
    private final CodePost post;
    private final Identities identities;
    private final Links links;
    private final CodeRules rules;
    private final String fallbackLanguage;
    private final Supplier<String> newUserId;
    private final Clock clock;

    public RequestCode(
            Verifications verifications,
            Codes codes,
            CodePost post,
            Identities identities,
            Links links,
            CodeRules rules,
            String fallbackLanguage,
            Supplier<String> newUserId,
            Clock clock) {
        this.verifications = verifications;
        this.codes = codes;
        this.post = post;
        this.identities = identities;
        this.links = links;
        this.rules = rules;
        this.fallbackLanguage = fallbackLanguage;
        this.newUserId = newUserId;
        this.clock = clock;
    }

    /**
     * @param identity that claims, as {@code claim} in its normalised form; they differ
     * @param channel that carries the code to the claimed one
     * @param language of the letter, BCP 47; the claiming user's own when null
     * @param signedIn whether who asks is known by a token of their own, or is an agent, and not just somebody on a channel
     */
    public record Wish(
            String identity,
            String channel,
            String claim,
            @Nullable String language,
            boolean signedIn) {}

    public sealed interface Outcome {

        /** @param userId who claims */
        record Sent(Verification verification, String userId) implements Outcome {}

        /** @param left until there may be another */
        record TooMany(Duration left) implements Outcome {}
    }

    /** A code that was sent for the same claiming identity before holds no more. */
    public Outcome request(Wish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant next = hour.plus(1, ChronoUnit.HOURS);
        if (counted("identity", wish.identity(), hour, next) > rules.ofIdentity()
                || counted("claim", toClaim(wish), hour, next) > rules.toClaim()) {
            return new Outcome.TooMany(Duration.between(now, next));
        }
        String code = codes.newCode();
        Verification verification = verification(wish, code, now);
        Context user = links.current(owner(wish.identity()));
        verifications.put(verification);
        post.send(new CodeLetter(
                verification.id(),
                wish.channel(),
                wish.claim(),
                user.userId(),
                language(wish, user),
                code,
                rules.life(),
                now));
        return new Outcome.Sent(verification, user.userId());
    }

    /**
     * Whatever strangers ask for counts together, so that nobody's mailbox is filled. Who has signed in counts for themself:
     * strangers cannot use up what they need.
     */
    private static String toClaim(Wish wish) {
        return wish.signedIn() ? wish.claim() + " for " + wish.identity() : wish.claim();
    }

    private int counted(String kind, String identity, Instant hour, Instant next) {
        return verifications.count(codes.name(kind, hour.getEpochSecond() + " " + identity), next);
    }

    private Verification verification(Wish wish, String code, Instant now) {
        String place = codes.place(wish.identity());
        String id = place + "-" + codes.newNonce();
        return new Verification(
                place,
                id,
                1,
                wish.identity(),
                wish.claim(),
                codes.hash(id, code),
                now.plus(rules.life()),
                rules.attempts(),
                State.PENDING,
                null,
                List.of());
    }

    /** Who is new becomes a user, as with their first interaction. */
    private String owner(String identity) {
        Identities.Owner known = identities.find(List.of(identity)).get(identity);
        Identities.Owner owner = known != null
                ? known
                : identities.claim(Map.of(identity, newUserId.get())).get(identity);
        return Objects.requireNonNull(owner).userId();
    }

    private String language(Wish wish, Context user) {
        return Stream.of(
                        Stream.ofNullable(wish.language()),
                        user.preferences().languages().stream(),
                        Stream.ofNullable(user.profile().language()))
                .flatMap(some -> some)
                .findFirst()
                .orElse(fallbackLanguage);
    }
}
