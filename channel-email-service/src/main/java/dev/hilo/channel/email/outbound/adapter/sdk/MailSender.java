package dev.hilo.channel.email.outbound.adapter.sdk;

import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.email.outbound.model.Answer;
import dev.hilo.channel.email.outbound.model.Answer.Purpose;
import dev.hilo.channel.email.outbound.model.Correspondence;
import dev.hilo.channel.email.outbound.model.OutgoingMail;
import dev.hilo.channel.sdk.DeliveryOutcome;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.identities.IdentityRules;
import java.util.List;
import java.util.Optional;

/** Sends deliveries as mails. */
public final class MailSender implements DeliverySender {

    private final Correspondence correspondence;
    private final Post post;

    public MailSender(Correspondence correspondence, Post post) {
        this.correspondence = correspondence;
        this.post = post;
    }

    @Override
    public DeliveryOutcome send(Delivery delivery) throws TemporaryFailure {
        if (!delivery.to().startsWith("mailto:")) {
            return new DeliveryOutcome.Refused("no mail address: " + scheme(delivery.to()));
        }
        if (delivery.to().endsWith(".invalid")) {
            return new DeliveryOutcome.Refused("their mail named no address that could be answered");
        }
        OutgoingMail mail = correspondence.compose(answer(delivery));
        try {
            return switch (post.send(mail)) {
                case Post.Reply.Accepted accepted -> new DeliveryOutcome.Sent(mail.messageId());
                case Post.Reply.Refused refused -> new DeliveryOutcome.Refused(refused.words());
            };
        } catch (Post.PostUnavailable e) {
            throw new TemporaryFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Answer answer(Delivery delivery) {
        Optional<Conversation> conversation = Optional.ofNullable(delivery.conversation());
        return new Answer(
                delivery.id(),
                IdentityRules.address(delivery.to()),
                Optional.ofNullable(delivery.caseId()),
                purpose(delivery.kind()),
                Optional.ofNullable(delivery.author()),
                delivery.language(),
                Optional.ofNullable(delivery.subject()),
                delivery.text(),
                conversation.map(Conversation::id),
                conversation.map(Conversation::messageId),
                conversation.map(Conversation::references).orElse(List.of()));
    }

    private static Purpose purpose(Delivery.Kind kind) {
        return switch (kind) {
            case ACKNOWLEDGEMENT -> Purpose.AUTOMATIC_REPLY;
            case RESOLUTION, QUESTION, VERIFICATION, CLOSING, FEEDBACK_REQUEST, OTHER -> Purpose.AUTOMATIC_NOTICE;
            case AGENT_MESSAGE -> Purpose.PERSONAL;
        };
    }

    private static String scheme(String identity) {
        return identity.substring(0, identity.indexOf(':')) + " identity";
    }
}
