package dev.hilo.cases.verification.model;

import java.time.Duration;

/**
 * What the desk decides about codes.
 *
 * @param life for how long a code holds
 * @param attempts how often one may try
 * @param ofIdentity codes an hour that one identity may ask for
 * @param toClaim codes an hour that may be sent to one claimed identity
 */
public record CodeRules(Duration life, int attempts, int ofIdentity, int toClaim) {

    public CodeRules {
        if (!life.isPositive() || attempts < 1 || ofIdentity < 1 || toClaim < 1) {
            throw new IllegalArgumentException("hilo.verification: durations and numbers must be positive");
        }
    }
}
