package dev.hilo.cases.verification.app;

import dev.hilo.cases.verification.model.Verification;
import dev.hilo.cases.verification.model.Verification.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a code, from wherever it comes. An attempt counts before anybody learns what came of it. */
final class GiveCode {

    private final Verifications verifications;
    private final Codes codes;
    private final Clock clock;

    GiveCode(Verifications verifications, Codes codes, Clock clock) {
        this.verifications = verifications;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * What a code comes to; empty when none was sent.
     *
     * @param id of the verification that is meant; null for whichever stands there
     * @param in the interaction in which it was typed
     */
    Optional<Answer> give(String place, @Nullable String id, String code, @Nullable String in) {
        while (true) {
            Optional<Verification> found = verifications.find(place).filter(one -> id == null || id.equals(one.id()));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Verification there = found.get();
            Answer answer = there.given(isRight(there, code), in, clock.instant());
            if (answer.after().equals(there) || verifications.replace(answer.after(), there.revision())) {
                return Optional.of(answer);
            }
        }
    }

    private boolean isRight(Verification verification, String code) {
        return MessageDigest.isEqual(
                verification.hash().getBytes(StandardCharsets.US_ASCII),
                codes.hash(verification.id(), code).getBytes(StandardCharsets.US_ASCII));
    }
}
