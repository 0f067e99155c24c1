package dev.hilo.cases.verification.app;

import dev.hilo.cases.context.app.PendingVerifications;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.verification.model.Verification.Answer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes codes that people type where they write to us. The same interaction proves the same again, and counts as an
 * attempt once.
 */
public final class TypedCodes implements PendingVerifications {

    private final Codes codes;
    private final GiveCode giving;
    private final UnaryOperator<Interaction> withoutCode;

    /** @param withoutCode the interaction with something else in the place of its text */
    public TypedCodes(Verifications verifications, Codes codes, UnaryOperator<Interaction> withoutCode, Clock clock) {
        this.codes = codes;
        this.giving = new GiveCode(verifications, codes, clock);
        this.withoutCode = withoutCode;
    }

    @Override
    public Optional<Proof> proof(Interaction interaction) {
        if (interaction.automatic()) {
            return Optional.empty();
        }
        String code = interaction.text().replaceAll("\\D", "");
        return giving.give(codes.place(interaction.from()), null, code, interaction.id())
                .flatMap(answer -> switch (answer) {
                    case Answer.Right right ->
                        Optional.of(new Proof(right.after().claim(), withoutCode.apply(interaction)));
                    case Answer.Gone gone ->
                        gone.right() ? Optional.of(new Proof(null, withoutCode.apply(interaction))) : Optional.empty();
                    case Answer.Wrong wrong -> Optional.empty();
                });
    }
}
