package dev.hilo.contracts;

import java.util.List;
import java.util.function.Function;

/**
 * One kind of event: its CloudEvents type, the topic it travels on, its data, and how id, key and channel are read
 * from the data.
 *
 * @param type CloudEvents {@code type}, explicit and versioned
 * @param topic Kafka topic
 * @param data class of the data
 * @param id CloudEvents {@code id}; equal {@code source} and {@code id} mean the same event
 * @param key Kafka key; what shares it keeps its order
 */
public record EventType<T>(String type, String topic, Class<T> data, Function<T, String> id, Function<T, String> key) {

    public static final EventType<Interaction> INTERACTION_RECEIVED = new EventType<>(
            "hilo.interaction.received.v1",
            "hilo.interactions",
            Interaction.class,
            Interaction::id,
            interaction -> interaction.from().identity());

    public static final EventType<ContextCommitted> CONTEXT_COMMITTED = new EventType<>(
            "hilo.context.committed.v1",
            "hilo.contexts",
            ContextCommitted.class,
            ContextCommitted::eventId,
            ContextCommitted::userId);

    public static final EventType<CaseCommand> CASE_COMMAND_ISSUED = new EventType<>(
            "hilo.case-command.issued.v1",
            "hilo.case-commands",
            CaseCommand.class,
            CaseCommand::commandId,
            CaseCommand::userId);

    public static final EventType<Delivery> DELIVERY_REQUESTED = new EventType<>(
            "hilo.delivery.requested.v1", "hilo.deliveries", Delivery.class, Delivery::id, Delivery::to);

    public static final EventType<DeliveryReceipt> DELIVERY_RECEIPTED = new EventType<>(
            "hilo.delivery.receipted.v1",
            "hilo.delivery-receipts",
            DeliveryReceipt.class,
            DeliveryReceipt::eventId,
            DeliveryReceipt::deliveryId);

    public static final EventType<IdentityErased> IDENTITY_ERASED = new EventType<>(
            "hilo.identity.erased.v1",
            "hilo.erasures",
            IdentityErased.class,
            IdentityErased::eventId,
            IdentityErased::identity);

    public static final EventType<PresenceNoted> PRESENCE_NOTED = new EventType<>(
            "hilo.presence.noted.v1", "hilo.presence", PresenceNoted.class, PresenceNoted::eventId, PresenceNoted::key);

    public static final List<EventType<?>> ALL = List.of(
            INTERACTION_RECEIVED,
            CONTEXT_COMMITTED,
            CASE_COMMAND_ISSUED,
            DELIVERY_REQUESTED,
            DELIVERY_RECEIPTED,
            IDENTITY_ERASED,
            PRESENCE_NOTED);

    /** Where a topic's unusable records go, each with its reason. */
    public static String deadLetterTopic(String topic) {
        return topic + ".dead-letter";
    }
}
