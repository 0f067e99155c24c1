package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery. A delivery has one receipt of each status at the most: {@code deliveryId} and {@code
 * status} make the event's id.
 *
 * @param deliveryId the delivery; also the Kafka key
 * @param attempts how many times the channel tried, from 1
 * @param at UTC
 * @param providerMessageId what the provider calls the message
 * @param reason why it failed, in the provider's words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryReceipt(
        String deliveryId,
        String channel,
        Status status,
        int attempts,
        Instant at,
        @Nullable String providerMessageId,
        @Nullable String reason)
        implements Limits.Limited {

    public DeliveryReceipt {
        Require.text(deliveryId, "deliveryId");
        Require.text(channel, "channel");
        Require.present(status, "status");
        Require.between(attempts, 1, Integer.MAX_VALUE, "attempts");
        Require.present(at, "at");
        if (status == Status.FAILED) {
            Require.text(reason, "reason");
        }
    }

    @Override
    public void checkLimits() {
        Limits.text(deliveryId, Limits.ID, "deliveryId");
        Limits.text(channel, Limits.ID, "channel");
        Limits.time(at, "at");
        Limits.text(providerMessageId, Limits.PROVIDER_ID, "providerMessageId");
        Limits.text(reason, Limits.REASON, "reason");
    }

    /** The CloudEvents id: {@code deliveryId/status}. */
    public String eventId() {
        return deliveryId + "/" + status.word();
    }

    public enum Status {
        /** The provider has it. */
        @JsonProperty("sent")
        SENT,
        /** It reached the person's device or mailbox. */
        @JsonProperty("delivered")
        DELIVERED,
        /** The person saw it. */
        @JsonProperty("read")
        READ,
        /** It will not arrive; nobody tries again. */
        @JsonProperty("failed")
        FAILED,
        /** Some other status, named by a newer version of the contract. */
        @JsonEnumDefaultValue
        @JsonProperty("other")
        OTHER;

        /** As written in JSON. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
