package dev.hilo.channel.email.inbound.adapter.sdk;

import dev.hilo.channel.email.inbound.app.Desk;
import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.Authenticity;
import dev.hilo.channel.email.inbound.model.MachineMade;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailFile;
import dev.hilo.channel.email.inbound.model.MailThread;
import dev.hilo.channel.sdk.AttachmentRefused;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelUnavailable;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.LanguageTags;
import dev.hilo.contracts.Limits;
import dev.hilo.contracts.Party;
import dev.hilo.identities.IdentityRules;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Publishes mails as interactions by the channel SDK. */
public final class SdkDesk implements Desk {

    /** A record on the topic must stay below 1 MB; what is longer goes along as a file. */
    private static final int LONGEST = 60_000;

    private static final int LONGEST_SUBJECT = 1_000;
    private static final int MOST_FILES = 100;
    private static final String OMITTED = "omittedAttachments";

    private final Channel channel;
    private final AttachmentStore attachments;
    private final String recipient;
    private final @Nullable String service;

    /**
     * @param address whose mailbox it is
     * @param service of the catalogue that mail to this address asks for, where it is always the same
     */
    public SdkDesk(Channel channel, AttachmentStore attachments, String address, Optional<String> service) {
        this.channel = channel;
        this.attachments = attachments;
        this.recipient = IdentityRules.DEFAULT.mail(address);
        this.service = service.orElse(null);
    }

    @Override
    public Handover take(Contact contact) throws DeskUnavailable, UnreadableMail {
        Span span = GlobalOpenTelemetry.getTracer("dev.hilo.channel.email")
                .spanBuilder("mail received")
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            return handover(channel.publish(interaction(contact)));
        } catch (ChannelUnavailable e) {
            throw new DeskUnavailable(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMail("no interaction can be made of it: " + e.getMessage());
        } finally {
            span.end();
        }
    }

    private static Handover handover(CompletableFuture<Void> publication) {
        return () -> {
            try {
                publication.get();
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new DeskUnavailable("could not publish an interaction: " + cause.getMessage(), cause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DeskUnavailable("interrupted while publishing", e);
            }
        };
    }

    private Interaction interaction(Contact contact) {
        Mail mail = contact.mail();
        String id = channel.interactionId(mail.identity());
        MailThread thread = mail.thread();
        Content content = content(contact);
        List<Attachment> stored = new ArrayList<>();
        List<Map<String, String>> omitted = new ArrayList<>();
        for (MailFile file : files(contact)) {
            int position = stored.size() + omitted.size();
            try {
                stored.add(store(id, position, file));
            } catch (AttachmentRefused e) {
                omitted.add(Map.of("name", file.name(), "reason", String.valueOf(e.getMessage())));
            }
        }
        return new Interaction(
                id,
                channel.name(),
                contact.occurredAt(),
                new Party(
                        IdentityRules.DEFAULT.mail(mail.sender()),
                        contact.authenticity() == Authenticity.VERIFIED,
                        mail.senderName()
                                .map(name -> Limits.cut(name, Limits.NAME))
                                .orElse(null),
                        List.of(),
                        contact.authenticity() == Authenticity.SUSPECT),
                new Conversation(thread.id(), thread.messageId().orElse(null), last(thread.references()), recipient),
                mail.subject()
                        .map(subject -> Limits.cut(subject, LONGEST_SUBJECT))
                        .orElse(null),
                content,
                stored,
                contact.caseNumbers(),
                automation(contact),
                MachineMade.noAnswerWanted(mail.headers()),
                service,
                omitted.isEmpty() ? Map.of() : Map.of(OMITTED, omitted));
    }

    private static Content content(Contact contact) {
        String text = contact.mail().text();
        @Nullable String whole = text.strip().equals(contact.newText().strip()) ? null : Limits.cut(text, LONGEST);
        String html = contact.mail().html().filter(h -> h.length() <= LONGEST).orElse(null);
        return new Content(
                Limits.cut(contact.newText(), LONGEST),
                whole,
                html,
                language(contact.mail()).orElse(null));
    }

    /** The mail's files, and its text as one where it was too long to go along whole. */
    private static List<MailFile> files(Contact contact) {
        List<MailFile> files = new ArrayList<>(contact.mail().files());
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException("it has more than " + MOST_FILES + " files");
        }
        addIfLong(files, "message.txt", "text/plain", contact.mail().text());
        contact.mail().html().ifPresent(html -> addIfLong(files, "message.html", "text/html", html));
        return files;
    }

    /** Unless the part that it stands in is a file already, being too long to be read to its end. */
    private static void addIfLong(List<MailFile> files, String name, String type, String text) {
        if (text.length() > LONGEST
                && files.stream().noneMatch(file -> file.name().equals(name))) {
            files.add(new MailFile(name, type, text.getBytes(StandardCharsets.UTF_8), Optional.empty()));
        }
    }

    private Attachment store(String interactionId, int position, MailFile file) throws AttachmentRefused {
        return attachments.store(
                interactionId,
                position,
                new AttachmentStore.File(
                        file.name(),
                        file.mediaType(),
                        file.bytes(),
                        file.contentId().orElse(null)));
    }

    private static Automation automation(Contact contact) {
        return switch (contact.machineMade()) {
            case NO -> Automation.NONE;
            case AUTO_REPLY -> Automation.AUTO_REPLY;
            case BULK -> Automation.BULK;
            case BOUNCE -> Automation.BOUNCE;
        };
    }

    private static Optional<String> language(Mail mail) {
        return mail.headers()
                .first("Content-Language")
                .flatMap(tags -> LanguageTags.canonical(tags.strip().split("[,;(\\s]", 2)[0]));
    }

    private static List<String> last(List<String> references) {
        return references.subList(Math.max(0, references.size() - 100), references.size());
    }
}
