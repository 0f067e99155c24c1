package dev.hilo.cases.verification.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A code on its way.
 *
 * @param verificationId stable: what goes out twice for one verification is one message
 * @param channel that carries it
 * @param to the claimed identity
 * @param userId who claims it
 * @param language BCP 47
 * @param life for how long it holds
 */
public record CodeLetter(
        String verificationId,
        String channel,
        String to,
        String userId,
        String language,
        String code,
        Duration life,
        Instant at) {

    /** Without the code: this may be written to a log. */
    @Override
    public String toString() {
        return "CodeLetter[" + verificationId + "]";
    }
}
