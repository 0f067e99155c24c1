package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a commit states about one case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ContextCaseFact extends ContextFact {

    /** The case number people use: {@code HILO-1042}. */
    String caseId();

    /**
     * A new case.
     *
     * @param interactionId what opened it; absent when an agent did, who is the {@code actor} then
     * @param impact from 1, widespread, to 3, one person
     * @param urgency from 1, nothing works, to 3, can wait
     * @param priority from 1, critical, to 5, planning; the ITIL matrix of impact and urgency
     * @param queue where routing looks for an agent
     * @param service of the catalogue, where it is known; {@code category} likewise
     * @param template whose minimum fields it must have
     * @param memberId whose case it is, of the users merged into this one; absent when the user's own
     * @param suspect what opened it is perhaps not from whom it says
     */
    record CaseOpened(
            String caseId,
            @Nullable String interactionId,
            @Personal String subject,
            String channel,
            String language,
            int impact,
            int urgency,
            int priority,
            String queue,
            @Nullable String service,
            @Nullable String category,
            @Nullable String template,
            @Nullable String actor,
            @Nullable String memberId,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean suspect)
            implements ContextCaseFact {
        public CaseOpened {
            Require.text(caseId, "caseId");
            Require.text(subject, "subject");
            Require.text(channel, "channel");
            Require.text(language, "language");
            Require.between(impact, 1, 3, "impact");
            Require.between(urgency, 1, 3, "urgency");
            Require.between(priority, 1, 5, "priority");
            Require.text(queue, "queue");
        }

        /** One that is not suspect. */
        public CaseOpened(
                String caseId,
                @Nullable String interactionId,
                String subject,
                String channel,
                String language,
                int impact,
                int urgency,
                int priority,
                String queue,
                @Nullable String service,
                @Nullable String category,
                @Nullable String template,
                @Nullable String actor,
                @Nullable String memberId) {
            this(
                    caseId,
                    interactionId,
                    subject,
                    channel,
                    language,
                    impact,
                    urgency,
                    priority,
                    queue,
                    service,
                    category,
                    template,
                    actor,
                    memberId,
                    false);
        }
    }

    /**
     * An interaction counts towards a case.
     *
     * @param by which rule found the case: {@code reference}, {@code conversation}, {@code in-reply-to}, {@code
     *     continuation}, {@code new-case} or {@code single-active-case}
     * @param memberId whose identity it came on, of the users merged into this one; absent when the user's own
     */
    record InteractionAttached(
            String caseId,
            String interactionId,
            String by,
            @Nullable String memberId) implements ContextCaseFact {
        public InteractionAttached {
            Require.text(caseId, "caseId");
            Require.text(interactionId, "interactionId");
            Require.text(by, "by");
        }
    }

    /**
     * An interaction counts towards another case from now on, and so does its thread.
     *
     * @param caseId the case it counted towards
     * @param turn how often it was moved, this time included
     * @param channel it came on
     * @param thread of that channel
     */
    record InteractionMoved(
            String caseId,
            String interactionId,
            String toCaseId,
            int turn,
            String channel,
            @Personal String thread,
            @Personal @Nullable String messageId,
            @Personal String title,
            String actor,
            @Personal @Nullable String reason,
            @Nullable String memberId)
            implements ContextCaseFact {
        public InteractionMoved {
            Require.text(caseId, "caseId");
            Require.text(interactionId, "interactionId");
            Require.text(toCaseId, "toCaseId");
            turn = Math.max(1, turn);
            Require.text(channel, "channel");
            Require.text(thread, "thread");
            Require.text(title, "title");
            Require.text(actor, "actor");
        }
    }

    /** All that one of the users merged here said about it counts towards {@code toCaseId}: their ways part. */
    record PartMoved(String caseId, String toCaseId, String memberId, String actor) implements ContextCaseFact {
        public PartMoved {
            Require.text(caseId, "caseId");
            Require.text(toCaseId, "toCaseId");
            Require.text(memberId, "memberId");
            Require.text(actor, "actor");
        }
    }

    /** The case turned out to be the same need as {@code intoCaseId}, which goes on for both; it is closed itself. */
    record CaseMerged(
            String caseId,
            String intoCaseId,
            String actor,
            @Personal @Nullable String reason) implements ContextCaseFact {
        public CaseMerged {
            Require.text(caseId, "caseId");
            Require.text(intoCaseId, "intoCaseId");
            Require.text(actor, "actor");
        }
    }

    /** An agent works on the case. {@code actor} is who decided: an agent's id or {@code routing}. */
    record CaseAssigned(String caseId, String queue, String agentId, String agentName, String actor)
            implements ContextCaseFact {
        public CaseAssigned {
            Require.text(caseId, "caseId");
            Require.text(queue, "queue");
            Require.text(agentId, "agentId");
            Require.text(agentName, "agentName");
            Require.text(actor, "actor");
        }
    }

    /** The case waits on a queue and is nobody's. */
    record CaseQueued(
            String caseId,
            String queue,
            String actor,
            @Personal @Nullable String reason) implements ContextCaseFact {
        public CaseQueued {
            Require.text(caseId, "caseId");
            Require.text(queue, "queue");
            Require.text(actor, "actor");
        }
    }

    /** An agent wrote to the user. On which channel it goes out is notification's to decide. */
    record AgentMessageSent(
            String caseId,
            String messageId,
            String agentId,
            String agentName,
            @Personal String text,
            List<Attachment> attachments)
            implements ContextCaseFact {
        public AgentMessageSent {
            Require.text(caseId, "caseId");
            Require.text(messageId, "messageId");
            Require.text(agentId, "agentId");
            Require.text(agentName, "agentName");
            Require.text(text, "text");
            attachments = Require.listOrEmpty(attachments);
        }
    }

    /** An agent wrote something down for the desk; the user never sees it. */
    record NoteAdded(
            String caseId,
            String noteId,
            String agentId,
            String agentName,
            @Personal String text,
            List<Attachment> attachments)
            implements ContextCaseFact {
        public NoteAdded {
            Require.text(caseId, "caseId");
            Require.text(noteId, "noteId");
            Require.text(agentId, "agentId");
            Require.text(agentName, "agentName");
            Require.text(text, "text");
            attachments = Require.listOrEmpty(attachments);
        }
    }

    /**
     * The case stands elsewhere in its life cycle.
     *
     * @param status {@code open}, {@code pending-user}, {@code on-hold}, {@code closed} or {@code cancelled}
     * @param reason a word of the desk, or {@code user-replied}, {@code confirmed}, {@code silence}
     * @param until when it is to be looked at again, while it is on hold or pending
     */
    record CaseStatusChanged(
            String caseId,
            String status,
            @Nullable String reason,
            @Nullable Instant until,
            String actor) implements ContextCaseFact {
        public CaseStatusChanged {
            Require.text(caseId, "caseId");
            Require.text(status, "status");
            Require.text(actor, "actor");
        }
    }

    /**
     * The need is met, says {@code actor}.
     *
     * @param cause a short category; {@code resolution} is for the user
     * @param cascade its open children are resolved with it; absent when they are not
     */
    record CaseResolved(
            String caseId,
            String cause,
            @Personal String resolution,
            String actor,
            @Nullable Boolean cascade) implements ContextCaseFact {

        public CaseResolved(String caseId, String cause, String resolution, String actor) {
            this(caseId, cause, resolution, actor, null);
        }

        public CaseResolved {
            Require.text(caseId, "caseId");
            Require.text(cause, "cause");
            Require.text(resolution, "resolution");
            Require.text(actor, "actor");
        }
    }

    /**
     * The case is worked on again.
     *
     * @param interactionId with which the user came back, where they wrote
     * @param reason {@code came-back}, {@code rejected} (the user says that the need is not met) or {@code agent}
     */
    record CaseReopened(
            String caseId,
            @Nullable String interactionId,
            String reason,
            @Nullable String actor) implements ContextCaseFact {
        public CaseReopened {
            Require.text(caseId, "caseId");
            reason = reason == null ? "came-back" : reason;
        }
    }

    /**
     * How urgent it is was decided anew.
     *
     * @param overridden a person set the priority against the matrix, for {@code reason}
     */
    record CasePrioritised(
            String caseId,
            int impact,
            int urgency,
            int priority,
            boolean overridden,
            @Personal @Nullable String reason,
            String actor)
            implements ContextCaseFact {
        public CasePrioritised {
            Require.text(caseId, "caseId");
            Require.between(impact, 1, 3, "impact");
            Require.between(urgency, 1, 3, "urgency");
            Require.between(priority, 1, 5, "priority");
            Require.text(actor, "actor");
        }
    }

    /** What it is about was put better; what is absent is unchanged, an empty service or category is taken away. */
    record CaseDetailsChanged(
            String caseId,
            @Personal @Nullable String subject,
            @Nullable String service,
            @Nullable String category,
            @Nullable String template,
            String actor)
            implements ContextCaseFact {
        public CaseDetailsChanged {
            Require.text(caseId, "caseId");
            Require.text(actor, "actor");
        }
    }

    /** The desk asks the user for what the template needs and nobody knows yet. */
    record InformationRequested(
            String caseId,
            String messageId,
            List<String> fields,
            String language,
            @Personal String text) implements ContextCaseFact {
        public InformationRequested {
            Require.text(caseId, "caseId");
            Require.text(messageId, "messageId");
            fields = Require.notEmpty(fields, "fields");
            Require.text(language, "language");
            Require.text(text, "text");
        }
    }

    /**
     * Fields of the template are known.
     *
     * @param values by field
     * @param remembered those of them that hold for the user, not only for this case: never asked again
     * @param source {@code user}, {@code agent} or {@code context}
     */
    record InformationProvided(
            String caseId, @Personal Map<String, String> values, List<String> remembered, String source, String actor)
            implements ContextCaseFact {
        public InformationProvided {
            Require.text(caseId, "caseId");
            values = values == null ? Map.of() : Map.copyOf(values);
            remembered = Require.listOrEmpty(remembered);
            Require.text(source, "source");
            Require.text(actor, "actor");
        }
    }

    /** The case stands for a disturbance of many people, or no longer does. */
    record MajorIncidentSet(
            String caseId,
            boolean major,
            String actor,
            @Personal @Nullable String reason) implements ContextCaseFact {
        public MajorIncidentSet {
            Require.text(caseId, "caseId");
            Require.text(actor, "actor");
        }
    }

    /** The case is part of another, which may be another user's; of none when {@code parentCaseId} is absent. */
    record ParentSet(String caseId, @Nullable String parentCaseId, String actor) implements ContextCaseFact {
        public ParentSet {
            Require.text(caseId, "caseId");
            Require.text(actor, "actor");
        }
    }

    /**
     * Two cases have to do with each other, or no longer do.
     *
     * @param relation {@code related}, {@code follows-up} or {@code split-from}
     */
    record CaseRelated(String caseId, String relatedCaseId, String relation, boolean removed, String actor)
            implements ContextCaseFact {
        public CaseRelated {
            Require.text(caseId, "caseId");
            Require.text(relatedCaseId, "relatedCaseId");
            Require.text(relation, "relation");
            Require.text(actor, "actor");
        }
    }

    record TagsChanged(String caseId, List<String> added, List<String> removed, String actor)
            implements ContextCaseFact {
        public TagsChanged {
            Require.text(caseId, "caseId");
            added = Require.listOrEmpty(added);
            removed = Require.listOrEmpty(removed);
            Require.text(actor, "actor");
        }
    }

    /** Who else follows the case: agents' ids. */
    record WatchersChanged(String caseId, List<String> added, List<String> removed, String actor)
            implements ContextCaseFact {
        public WatchersChanged {
            Require.text(caseId, "caseId");
            added = Require.listOrEmpty(added);
            removed = Require.listOrEmpty(removed);
            Require.text(actor, "actor");
        }
    }

    /** The user says how satisfied they are: CSAT, from 1 to 5. A later one replaces it. */
    record FeedbackGiven(
            String caseId,
            int score,
            @Personal @Nullable String comment,
            @Nullable String interactionId) implements ContextCaseFact {
        public FeedbackGiven {
            Require.text(caseId, "caseId");
            Require.between(score, 1, 5, "score");
        }
    }

    /** What was said about the case is being destroyed, by the retention rule of its service. */
    record CaseExpired(String caseId, String rule) implements ContextCaseFact {
        public CaseExpired {
            Require.text(caseId, "caseId");
            Require.text(rule, "rule");
        }
    }
}
