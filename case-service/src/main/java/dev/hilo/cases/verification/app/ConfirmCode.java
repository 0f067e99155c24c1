package dev.hilo.cases.verification.app;

import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Links;
import dev.hilo.cases.context.app.Links.Evidence;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.verification.model.Verification;
import dev.hilo.cases.verification.model.Verification.Answer;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes a code from whoever was told it. Accepted comes first and proven second: who dies in between, or gets no answer,
 * gives the same code again.
 */
public final class ConfirmCode {

    private static final String CODE = "one-time-code";

    private final Verifications verifications;
    private final GiveCode giving;
    private final Links links;
    private final Identities identities;

    public ConfirmCode(Verifications verifications, Codes codes, Links links, Identities identities, Clock clock) {
        this.verifications = verifications;
        this.giving = new GiveCode(verifications, codes, clock);
        this.links = links;
        this.identities = identities;
    }

    public sealed interface Outcome {

        /** Both identities are this user's. */
        record Proven(String userId) implements Outcome {}

        record Wrong(int attemptsLeft) implements Outcome {}

        record Gone() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /**
     * Proves with six digits that both identities are one person's.
     *
     * @param mine whose verifications the caller may confirm, by the claiming identity
     */
    public Outcome confirm(String id, Predicate<String> mine, String code) {
        String place = id.substring(0, Math.max(0, id.lastIndexOf('-')));
        if (verifications.find(place).filter(one -> mine.test(one.identity())).isEmpty()) {
            return new Outcome.Unknown();
        }
        Optional<Answer> answer = giving.give(place, id, code, null);
        if (answer.isEmpty()) {
            return new Outcome.Unknown();
        }
        return switch (answer.get()) {
            case Answer.Right right -> new Outcome.Proven(proven(right.after()));
            case Answer.Wrong wrong -> new Outcome.Wrong(wrong.after().attemptsLeft());
            case Answer.Gone gone -> new Outcome.Gone();
        };
    }

    private String proven(Verification verification) {
        String identity = verification.identity();
        links.prove(
                new Evidence(
                        identity,
                        LinkedIdentity.channelOf(identity),
                        How.ONE_TIME_CODE,
                        CODE + ":" + verification.id(),
                        CODE,
                        null),
                verification.claim(),
                null);
        Identities.Owner owner = identities.find(List.of(identity)).get(identity);
        return links.current(Objects.requireNonNull(owner).userId()).userId();
    }
}
