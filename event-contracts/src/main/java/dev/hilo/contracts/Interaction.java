package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One contact on one channel: a mail, a chat message, a call event, a form. Never a case. After TM Forum TMF683's party
 * interaction.
 *
 * @param id derived from the provider's message id by {@link Ids#interaction}, so a provider's retry is a duplicate
 * @param channel lower-case name of the channel: {@code email}, {@code chat}, …
 * @param occurredAt when the person acted, by the provider's clock, UTC
 * @param from who acted, as the channel knows them
 * @param conversation the channel's own thread
 * @param subject the person's own title, where the channel has one
 * @param content what they wrote or said
 * @param attachments stored before the interaction is published, in their order
 * @param caseReferences case numbers that the person or their client quoted ({@code HILO-1042}); a hint, not a right
 * @param automation whether a machine wrote this
 * @param noAutomaticAnswer whether they or their program ask that no machine answers this; people may
 * @param service of the catalogue, where the channel knows it (a mailbox or number of its own); a hint
 * @param extensions fields this version does not know; kept and passed on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Interaction(
        String id,
        String channel,
        Instant occurredAt,
        Party from,
        Conversation conversation,
        @Personal @Nullable String subject,
        Content content,
        List<Attachment> attachments,
        List<String> caseReferences,
        Automation automation,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean noAutomaticAnswer,
        @Nullable String service,
        @Personal @JsonAnySetter @JsonAnyGetter Map<String, Object> extensions)
        implements Limits.Limited {

    public Interaction {
        Require.text(id, "id");
        if (!Require.text(channel, "channel").matches("[a-z][a-z0-9-]*")) {
            throw new ContractViolation("channel", "must be a lower-case word like email or chat");
        }
        Require.present(occurredAt, "occurredAt");
        Require.present(from, "from");
        Require.present(conversation, "conversation");
        Require.present(content, "content");
        attachments = Require.listOrEmpty(attachments);
        caseReferences = Require.listOrEmpty(caseReferences);
        automation = automation == null ? Automation.NONE : automation;
        extensions = extensions == null ? Map.of() : extensions;
    }

    @Override
    public void checkLimits() {
        Limits.text(id, Limits.ID, "id");
        Limits.text(channel, Limits.ID, "channel");
        Limits.time(occurredAt, "occurredAt");
        from.checkLimits();
        conversation.checkLimits();
        Limits.text(subject, Limits.SUBJECT, "subject");
        content.checkLimits();
        Attachment.checkLimits(attachments);
        Limits.texts(caseReferences, Limits.CASE_REFERENCES, Limits.ID, "caseReferences");
        Limits.text(service, Limits.ID, "service");
    }

    /** One that may be answered by a machine. */
    public Interaction(
            String id,
            String channel,
            Instant occurredAt,
            Party from,
            Conversation conversation,
            @Nullable String subject,
            Content content,
            List<Attachment> attachments,
            List<String> caseReferences,
            Automation automation,
            @Nullable String service,
            Map<String, Object> extensions) {
        this(
                id,
                channel,
                occurredAt,
                from,
                conversation,
                subject,
                content,
                attachments,
                caseReferences,
                automation,
                false,
                service,
                extensions);
    }
}
