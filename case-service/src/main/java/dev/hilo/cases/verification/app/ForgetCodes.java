package dev.hilo.cases.verification.app;

import java.time.Clock;
import java.util.Collection;

/** Lets verifications go: with the person, and when their time is over. */
public final class ForgetCodes {

    private final Verifications verifications;
    private final Codes codes;
    private final Clock clock;

    public ForgetCodes(Verifications verifications, Codes codes, Clock clock) {
        this.verifications = verifications;
        this.codes = codes;
        this.clock = clock;
    }

    /** Those that one of these identities claims, and those that claim one of them. */
    public void forget(Collection<String> identities) {
        if (!identities.isEmpty()) {
            verifications.forget(identities.stream().map(codes::place).toList(), identities);
        }
    }

    public void sweep() {
        verifications.removeGone(clock.instant());
    }
}
