package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One outbound message to one user on one channel.
 *
 * @param id derived by {@link Ids#delivery} or {@link Ids#code}; channels build their Message-ID or idempotency key from it
 * @param channel which channel service sends it
 * @param to the channel identity; also the Kafka key
 * @param kind what it is for
 * @param caseId the case it speaks about
 * @param author name of the agent who speaks; absent when the desk does
 * @param language BCP 47 tag the text is written in
 * @param subject for channels that have one
 * @param conversation the thread on that channel to continue; {@code messageId} is the message answered
 * @param attachments files that go with it, whose bytes the channel fetches; a channel that has none names them
 * @param requestedAt UTC
 * @param extensions fields this version does not know; kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delivery(
        String id,
        String channel,
        String to,
        String userId,
        @Nullable String caseId,
        Kind kind,
        @Nullable String author,
        String language,
        @Nullable String subject,
        String text,
        @Nullable Conversation conversation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments,
        Instant requestedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> extensions)
        implements Limits.Limited {

    public Delivery {
        Require.text(id, "id");
        Require.text(channel, "channel");
        Require.identity(to, "to");
        Require.text(userId, "userId");
        kind = kind == null ? Kind.OTHER : kind;
        Require.text(language, "language");
        Require.text(text, "text");
        attachments = Require.listOrEmpty(attachments);
        Require.present(requestedAt, "requestedAt");
        extensions = extensions == null ? Map.of() : extensions;
    }

    @Override
    public void checkLimits() {
        Limits.text(id, Limits.ID, "id");
        Limits.text(channel, Limits.ID, "channel");
        Limits.text(to, Limits.IDENTITY, "to");
        Limits.text(userId, Limits.ID, "userId");
        Limits.text(caseId, Limits.ID, "caseId");
        Limits.text(author, Limits.NAME, "author");
        Limits.text(language, Limits.WORD, "language");
        Limits.text(subject, Limits.SUBJECT, "subject");
        Limits.text(text, Limits.FULL_TEXT, "text");
        if (conversation != null) {
            conversation.checkLimits();
        }
        Attachment.checkLimits(attachments);
        Limits.time(requestedAt, "requestedAt");
    }

    /** One without files. */
    public Delivery(
            String id,
            String channel,
            String to,
            String userId,
            @Nullable String caseId,
            Kind kind,
            @Nullable String author,
            String language,
            @Nullable String subject,
            String text,
            @Nullable Conversation conversation,
            Instant requestedAt,
            Map<String, Object> extensions) {
        this(
                id,
                channel,
                to,
                userId,
                caseId,
                kind,
                author,
                language,
                subject,
                text,
                conversation,
                List.of(),
                requestedAt,
                extensions);
    }

    /** What a delivery is for. A channel sends the text of any kind; what else it does with one is its own. */
    public enum Kind {
        /** The desk has a case for it. */
        @JsonProperty("acknowledgement")
        ACKNOWLEDGEMENT,
        /** An agent's own words. */
        @JsonProperty("agent-message")
        AGENT_MESSAGE,
        /** The case is resolved; the user is asked to confirm. */
        @JsonProperty("resolution")
        RESOLUTION,
        /** The desk needs something that the user knows. */
        @JsonProperty("question")
        QUESTION,
        /** A one-time code with which the user proves that an identity is theirs. */
        @JsonProperty("verification")
        VERIFICATION,
        /** The case is over, by itself or for good. */
        @JsonProperty("closing")
        CLOSING,
        /** The desk asks how satisfied the user is. */
        @JsonProperty("feedback-request")
        FEEDBACK_REQUEST,
        /** Some other purpose, named by a newer version of the contract. */
        @JsonEnumDefaultValue
        @JsonProperty("other")
        OTHER
    }
}
