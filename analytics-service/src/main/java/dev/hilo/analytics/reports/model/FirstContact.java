package dev.hilo.analytics.reports.model;

import java.util.Optional;

/**
 * First-contact resolution: FCR.
 *
 * @param resolved cases whose need was met and is so still
 * @param atFirstContact those of them that never came back and about which an agent wrote once at the most
 */
public record FirstContact(int resolved, int atFirstContact) {

    /** Empty while nothing is resolved. */
    public Optional<Double> rate() {
        return Share.of(atFirstContact, resolved);
    }
}
