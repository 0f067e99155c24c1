package dev.hilo.channel.email.outbound.adapter.sdk;

import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.email.outbound.model.Answer;
import dev.hilo.channel.email.outbound.model.Answer.Purpose;
import dev.hilo.channel.email.outbound.model.Correspondence;
import dev.hilo.channel.email.outbound.model.OutgoingMail;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.DeliveryOutcome;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.identities.IdentityRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends deliveries as mails. */
public final class MailSender implements DeliverySender {

    private final Map<String, Office> offices = new HashMap<>();
    private final Office first;
    private final AttachmentStore attachments;

    /** One of the desk's addresses: how it writes, and by which server. */
    public record Office(Correspondence correspondence, Post post) {}

    /** @param offices the one that people wrote to answers; the first where they wrote to none of these */
    public MailSender(List<Office> offices, AttachmentStore attachments) {
        this.first = offices.getFirst();
        offices.forEach(office -> this.offices.put(
                IdentityRules.DEFAULT.mail(office.correspondence().deskAddress()), office));
        this.attachments = attachments;
    }

    @Override
    public DeliveryOutcome send(Delivery delivery) throws TemporaryFailure {
        if (!delivery.to().startsWith("mailto:")) {
            return new DeliveryOutcome.Refused("no mail address: " + scheme(delivery.to()));
        }
        if (delivery.to().endsWith(".invalid")) {
            return new DeliveryOutcome.Refused("their mail named no address that could be answered");
        }
        List<OutgoingMail.File> files = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Attachment named : delivery.attachments()) {
            attachments
                    .read(named.id())
                    .ifPresentOrElse(
                            bytes -> files.add(new OutgoingMail.File(named.name(), named.mediaType(), bytes)),
                            () -> gone.add(named.name()));
        }
        Office office = office(delivery);
        OutgoingMail mail = office.correspondence()
                .compose(answer(delivery, text(delivery, gone)))
                .with(files);
        try {
            return switch (office.post().send(mail)) {
                case Post.Reply.Accepted accepted -> new DeliveryOutcome.Sent(mail.messageId());
                case Post.Reply.Refused refused -> new DeliveryOutcome.Refused(refused.words());
            };
        } catch (Post.PostUnavailable e) {
            throw new TemporaryFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private Office office(Delivery delivery) {
        return Optional.ofNullable(delivery.conversation())
                .map(Conversation::recipient)
                .map(offices::get)
                .orElse(first);
    }

    /** What was to go with it and is no more is named, so that nobody looks for it. */
    private static String text(Delivery delivery, List<String> gone) {
        if (gone.isEmpty()) {
            return delivery.text();
        }
        String words = delivery.language().startsWith("es")
                ? "Estos archivos ya no están disponibles: "
                : "These files are no longer available: ";
        return delivery.text() + "\n\n" + words + String.join(", ", gone);
    }

    private static Answer answer(Delivery delivery, String text) {
        Optional<Conversation> conversation = Optional.ofNullable(delivery.conversation());
        return new Answer(
                delivery.id(),
                IdentityRules.address(delivery.to()),
                Optional.ofNullable(delivery.caseId()),
                purpose(delivery.kind()),
                Optional.ofNullable(delivery.author()),
                delivery.language(),
                Optional.ofNullable(delivery.subject()),
                text,
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
