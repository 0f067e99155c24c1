package dev.hilo.channel.sdk;

import org.jspecify.annotations.Nullable;

/** What the provider said to a message. That it may still take it is no outcome but a {@link TemporaryFailure}. */
public sealed interface DeliveryOutcome {

    /**
     * The provider has it: a receipt {@code sent} goes out.
     *
     * @param providerMessageId what the provider calls the message, where it says so
     */
    record Sent(@Nullable String providerMessageId) implements DeliveryOutcome {}

    /**
     * The provider will tell later what became of it: no receipt goes out until {@link Receipts#report} is called.
     *
     * @param providerMessageId what the provider calls the message, where it says so
     */
    record Queued(@Nullable String providerMessageId) implements DeliveryOutcome {}

    /**
     * The provider will never take it: a receipt {@code failed} goes out and nobody tries again.
     *
     * @param reason in the provider's words
     */
    record Refused(String reason) implements DeliveryOutcome {
        public Refused {
            if (reason.isBlank()) {
                reason = "refused without a reason";
            }
        }
    }
}
