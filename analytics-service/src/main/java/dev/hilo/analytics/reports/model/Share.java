package dev.hilo.analytics.reports.model;

import java.util.Optional;

/** Parts of a whole. */
final class Share {

    private static final double DIGITS = 1000.0;

    private Share() {}

    /** To three digits after the point; empty when the whole is nothing. */
    static Optional<Double> of(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(Math.round(DIGITS * part / whole) / DIGITS);
    }
}
