package dev.hilo.cases.context.model;

import java.util.List;
import java.util.Optional;

/**
 * The causes by which a desk resolves cases.
 *
 * @param allowed empty when any short word will do
 */
public record ClosureCodes(List<String> allowed) {

    /** The longest word that is a cause, where any will do. */
    public static final int LONGEST = 50;

    /** Why a cause is none, as the end of a sentence. */
    public Optional<String> refusal(String cause) {
        if (!allowed.isEmpty()) {
            return allowed.contains(cause)
                    ? Optional.empty()
                    : Optional.of("must be one of " + String.join(", ", allowed));
        }
        return cause.length() <= LONGEST
                ? Optional.empty()
                : Optional.of("must be a short category of " + LONGEST + " characters at the most");
    }
}
