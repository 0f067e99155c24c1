package dev.hilo.analytics.reports.model;

import java.util.Optional;

/**
 * How satisfied people are: CSAT.
 *
 * @param count how many said so
 * @param sum of their scores, each from 1 to 5
 * @param satisfied how many gave 4 or 5
 */
public record Satisfaction(int count, long sum, int satisfied) {

    private static final int SATISFIED = 4;

    static final Satisfaction UNKNOWN = new Satisfaction(0, 0, 0);

    Satisfaction plus(int score) {
        return new Satisfaction(count + 1, sum + score, satisfied + (score >= SATISFIED ? 1 : 0));
    }

    /** The mean score; empty while nobody gave one. */
    public Optional<Double> mean() {
        return Share.of(sum, count);
    }

    /** The share of those who gave 4 or 5. */
    public Optional<Double> satisfiedShare() {
        return Share.of(satisfied, count);
    }
}
