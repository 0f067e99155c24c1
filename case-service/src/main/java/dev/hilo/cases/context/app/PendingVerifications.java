package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Interaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One-time codes that people have been sent and may type where they write to us. */
public interface PendingVerifications {

    /** For a desk that sends no codes. */
    PendingVerifications NONE = interaction -> Optional.empty();

    /**
     * What comes of an interaction whose text is the code that was last sent for the identity it came on; empty when it
     * is another text. Asked only for texts that {@linkplain Interaction#mayBeCode() may be one}.
     */
    Optional<Proof> proof(Interaction interaction);

    /**
     * @param claim the identity it proves to be the same person's; null when the code no longer holds
     * @param withoutCode the interaction as it may be kept
     */
    record Proof(@Nullable String claim, Interaction withoutCode) {}
}
