package dev.hilo.notification.telling.adapter.kafka;

import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.Limits;
import dev.hilo.notification.telling.app.Message;
import dev.hilo.notification.telling.model.Decision;
import dev.hilo.notification.telling.model.Destination;
import dev.hilo.notification.telling.model.Notice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as the contract's deliveries. */
final class Deliveries {

    private Deliveries() {}

    static Delivery of(Message message) {
        Decision.Tell tell = message.tell();
        return new Delivery(
                message.id(),
                tell.to().channel(),
                tell.to().identity(),
                message.userId(),
                tell.caseId(),
                kind(tell.notice()),
                tell.notice().author(),
                message.language(),
                tell.subject() == null ? null : Limits.cut(tell.subject(), Limits.SUBJECT),
                Limits.cut(message.text(), Limits.FULL_TEXT),
                conversation(tell.to()),
                tell.notice().attached().stream()
                        .map(file -> new Attachment(
                                file.id(), file.name(), file.mediaType(), file.size(), file.sha256(), null))
                        .toList(),
                message.at(),
                Map.of());
    }

    private static Delivery.Kind kind(Notice notice) {
        return switch (notice) {
            case Notice.Acknowledgement acknowledgement -> Delivery.Kind.ACKNOWLEDGEMENT;
            case Notice.AgentMessage agentMessage -> Delivery.Kind.AGENT_MESSAGE;
            case Notice.OpenedForThem opened -> Delivery.Kind.ACKNOWLEDGEMENT;
            case Notice.Question question -> Delivery.Kind.QUESTION;
            case Notice.Resolution resolution -> Delivery.Kind.RESOLUTION;
            case Notice.Closing closing -> Delivery.Kind.CLOSING;
            case Notice.FeedbackRequest request -> Delivery.Kind.FEEDBACK_REQUEST;
        };
    }

    private static @Nullable Conversation conversation(Destination to) {
        var conversation = to.conversation();
        return conversation == null
                ? null
                : new Conversation(
                        conversation.id(),
                        conversation.messageId(),
                        conversation.references(),
                        conversation.recipient());
    }
}
