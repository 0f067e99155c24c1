package dev.hilo.analytics.cases.model;

import java.util.List;

/**
 * What a member said that counts towards another case since users were told apart again. It is kept where it was taken
 * from, so that it can be given again when the other case was not saved.
 */
public record Given(String toCaseId, String member, Spoken spoken, List<Absorbed> absorbed) {

    public Given {
        absorbed = List.copyOf(absorbed);
    }
}
