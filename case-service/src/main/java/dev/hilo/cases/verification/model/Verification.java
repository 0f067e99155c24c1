package dev.hilo.cases.verification.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on one channel identity claims another one, and is to prove it with a code that was sent there.
 *
 * @param place where it stands: one for each claiming identity, so that a new one takes the place of the former
 * @param id names it outside; begins with the place
 * @param revision counts what was given
 * @param identity that claims
 * @param claim that is claimed
 * @param hash of the code
 * @param acceptedIn the interaction in which the right code was typed, where it was
 * @param triedIn the interactions in which wrong ones were
 */
public record Verification(
        String place,
        String id,
        long revision,
        String identity,
        String claim,
        String hash,
        Instant expiresAt,
        int attemptsLeft,
        State state,
        @Nullable String acceptedIn,
        List<String> triedIn) {

    /** For how long it is known after its end: what comes late, or again, is recognised. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    public Verification {
        triedIn = List.copyOf(triedIn);
    }

    /** How far it has come; that it expires is a matter of time alone. */
    public enum State {
        PENDING,
        /** The right code was given. To prove it once more changes nothing. */
        ACCEPTED,
        /** Wrong ones were given as often as may be. */
        REFUSED
    }

    /** When nothing of it is kept any more. */
    public Instant goneAt() {
        return expiresAt.plus(REMEMBERED);
    }

    /**
     * What a code comes to.
     *
     * @param right whether it is the one that was sent
     * @param in the interaction in which it was typed; null when it was given otherwise
     */
    public Answer given(boolean right, @Nullable String in, Instant now) {
        return switch (state) {
            case ACCEPTED ->
                right && (in == null || in.equals(acceptedIn))
                        ? new Answer.Right(this)
                        : new Answer.Gone(this, right, Answer.Why.USED);
            case REFUSED -> new Answer.Gone(this, right, Answer.Why.NONE_LEFT);
            case PENDING -> {
                if (!now.isBefore(expiresAt)) {
                    yield new Answer.Gone(this, right, Answer.Why.EXPIRED);
                }
                yield right ? new Answer.Right(after(attemptsLeft, State.ACCEPTED, in, triedIn)) : wrong(in);
            }
        };
    }

    /** The same interaction again is no further attempt. */
    private Answer wrong(@Nullable String in) {
        if (in != null && triedIn.contains(in)) {
            return new Answer.Wrong(this);
        }
        int left = attemptsLeft - 1;
        List<String> tried =
                Stream.concat(triedIn.stream(), Stream.ofNullable(in)).toList();
        return new Answer.Wrong(after(left, left > 0 ? State.PENDING : State.REFUSED, null, tried));
    }

    private Verification after(int left, State newState, @Nullable String accepted, List<String> tried) {
        return new Verification(
                place, id, revision + 1, identity, claim, hash, expiresAt, left, newState, accepted, tried);
    }

    /** What a given code comes to. */
    public sealed interface Answer {

        /** The verification as it is from now on. */
        Verification after();

        /** It is the one that was sent, and holds. */
        record Right(Verification after) implements Answer {}

        /** It is another one; how often one may still try stands in the verification. */
        record Wrong(Verification after) implements Answer {}

        /** Whatever it is, it proves nothing any more. */
        record Gone(Verification after, boolean right, Why why) implements Answer {

            public Gone {
                Objects.requireNonNull(why);
            }
        }

        /** Why a code does not hold. */
        enum Why {
            EXPIRED,
            NONE_LEFT,
            USED
        }
    }
}
