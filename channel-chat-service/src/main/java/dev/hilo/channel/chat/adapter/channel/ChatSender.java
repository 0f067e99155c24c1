package dev.hilo.channel.chat.adapter.channel;

import com.mongodb.MongoException;
import dev.hilo.channel.chat.app.StoreDelivery;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.Wording;
import dev.hilo.channel.sdk.DeliveryOutcome;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.contracts.Delivery;
import java.util.Optional;

/**
 * A delivery is sent when it is stored in its visitor's session; the visitor's page gets it now or when it comes back,
 * and that makes the receipts {@code delivered} and {@code read}.
 */
public final class ChatSender implements DeliverySender {

    private final StoreDelivery deliveries;

    public ChatSender(StoreDelivery deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public DeliveryOutcome send(Delivery delivery) throws TemporaryFailure {
        String sessionId = InteractionMapper.sessionId(delivery.to());
        return deliver(sessionId, message(delivery))
                .<DeliveryOutcome>map(stored -> new DeliveryOutcome.Sent(sessionId + "/" + stored.seq()))
                .orElseGet(() -> new DeliveryOutcome.Refused(
                        "there is no chat session of this identity that anybody can come back to"));
    }

    private Optional<ChatMessage> deliver(String sessionId, FromDesk message) throws TemporaryFailure {
        try {
            return deliveries.deliver(sessionId, message);
        } catch (MongoException e) {
            throw new TemporaryFailure("the chat's database could not take it: " + e.getMessage(), e);
        }
    }

    private static FromDesk message(Delivery delivery) {
        String author = delivery.author();
        return new FromDesk(
                delivery.id(),
                switch (delivery.kind()) {
                    case ACKNOWLEDGEMENT -> "acknowledgement";
                    case AGENT_MESSAGE -> "agent-message";
                    case RESOLUTION -> "resolution";
                    case QUESTION -> "question";
                    case VERIFICATION -> "verification";
                    case CLOSING -> "closing";
                    case FEEDBACK_REQUEST -> "feedback-request";
                    case OTHER -> "other";
                },
                author == null ? null : Wording.clean(author),
                Wording.clean(delivery.text()),
                Wording.language(delivery.language()),
                delivery.caseId(),
                delivery.attachments().stream().map(InteractionMapper::file).toList());
    }
}
