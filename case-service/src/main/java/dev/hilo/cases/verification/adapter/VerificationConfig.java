package dev.hilo.cases.verification.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** What the desk decides about one-time codes. */
@ConfigMapping(prefix = "hilo.verification")
public interface VerificationConfig {

    /** For how long a code holds, ISO 8601. */
    @WithDefault("PT10M")
    Duration life();

    /** How many wrong codes one may give before the right one does not hold either. */
    @WithDefault("5")
    int attempts();

    /** How many codes one identity may ask for within a clock hour. */
    @WithDefault("5")
    int codesOfIdentity();

    /** How many codes may be sent to one claimed identity within a clock hour. */
    @WithDefault("5")
    int codesToClaim();

    /** The channels that somebody serves, separated by commas; a code for another is refused, as it would never arrive. */
    @WithDefault("email,chat,webhook")
    Set<String> channels();
}
