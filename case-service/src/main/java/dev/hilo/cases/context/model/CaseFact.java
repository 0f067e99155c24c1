package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a commit states about one case. */
public sealed interface CaseFact extends Fact {

    String caseId();

    /**
     * @param interactionId what opened it; null when an agent did, who is the {@code actor} then
     * @param suspect that is perhaps not from whom it says
     */
    record CaseOpened(
            String caseId,
            @Nullable String interactionId,
            String subject,
            String channel,
            String language,
            Priority priority,
            String queue,
            @Nullable String service,
            @Nullable String category,
            @Nullable String template,
            @Nullable String actor,
            String member,
            boolean suspect)
            implements CaseFact {

        /** One that is not suspect. */
        public CaseOpened(
                String caseId,
                @Nullable String interactionId,
                String subject,
                String channel,
                String language,
                Priority priority,
                String queue,
                @Nullable String service,
                @Nullable String category,
                @Nullable String template,
                @Nullable String actor,
                String member) {
            this(
                    caseId,
                    interactionId,
                    subject,
                    channel,
                    language,
                    priority,
                    queue,
                    service,
                    category,
                    template,
                    actor,
                    member,
                    false);
        }
    }

    /** @param said what was said, as far as the case remembers it */
    record InteractionAttached(String caseId, String interactionId, Said said, MatchedBy by) implements CaseFact {}

    /**
     * The interaction counts towards {@code toCaseId} from now on, and so does its thread.
     *
     * @param turn how often it was moved, this time included
     */
    record InteractionMoved(
            String caseId,
            String interactionId,
            String toCaseId,
            int turn,
            Said said,
            String actor,
            @Nullable String reason)
            implements CaseFact {}

    /** All that one member said about it counts towards {@code toCaseId} from now on. */
    record PartMoved(String caseId, String toCaseId, String member, String actor) implements CaseFact {}

    /** The same need as {@code intoCaseId}, which goes on for both. */
    record CaseMerged(
            String caseId,
            String intoCaseId,
            String actor,
            @Nullable String reason) implements CaseFact {}

    record CaseAssigned(String caseId, String queue, Agent agent, String actor) implements CaseFact {}

    /** It waits on a queue and is nobody's. */
    record CaseQueued(
            String caseId,
            String queue,
            String actor,
            @Nullable String reason) implements CaseFact {}

    record AgentMessageSent(String caseId, String messageId, Agent agent, String text, List<StoredFile> attachments)
            implements CaseFact {}

    record NoteAdded(String caseId, String noteId, Agent agent, String text, List<StoredFile> attachments)
            implements CaseFact {}

    /** It stands elsewhere; never {@code RESOLVED} or {@code REOPENED}, which are facts of their own. */
    record CaseStatusChanged(
            String caseId,
            CaseStatus status,
            @Nullable String reason,
            @Nullable Instant until,
            String actor) implements CaseFact {}

    /** @param cascade its open children are resolved with it */
    record CaseResolved(String caseId, String cause, String resolution, boolean cascade, String actor)
            implements CaseFact {

        public CaseResolved(String caseId, String cause, String resolution, String actor) {
            this(caseId, cause, resolution, false, actor);
        }
    }

    record CaseReopened(
            String caseId,
            @Nullable String interactionId,
            Back reason,
            @Nullable String actor) implements CaseFact {}

    /** How urgent it is was decided anew, where against the matrix for a {@code reason}. */
    record CasePrioritised(
            String caseId, Priority priority, @Nullable String reason, String actor) implements CaseFact {}

    /** What is null is unchanged; an empty service or category is taken away. */
    record CaseDetailsChanged(
            String caseId,
            @Nullable String subject,
            @Nullable String service,
            @Nullable String category,
            @Nullable String template,
            String actor)
            implements CaseFact {}

    /** The user is asked for fields that nobody knows yet. */
    record InformationRequested(String caseId, String messageId, List<String> fields, String language, String text)
            implements CaseFact {}

    /** @param remembered fields that hold for the user, not only for this case */
    record InformationProvided(
            String caseId, Map<String, String> values, List<String> remembered, Source source, String actor)
            implements CaseFact {}

    record MajorIncidentSet(
            String caseId,
            boolean major,
            String actor,
            @Nullable String reason) implements CaseFact {}

    record ParentSet(String caseId, @Nullable String parentCaseId, String actor) implements CaseFact {}

    record CaseRelated(String caseId, String relatedCaseId, Relation relation, boolean removed, String actor)
            implements CaseFact {}

    record TagsChanged(String caseId, List<String> added, List<String> removed, String actor) implements CaseFact {}

    /** Agents' ids. */
    record WatchersChanged(String caseId, List<String> added, List<String> removed, String actor) implements CaseFact {}

    record FeedbackGiven(
            String caseId,
            int score,
            @Nullable String comment,
            @Nullable String interactionId) implements CaseFact {}

    /** What was said about it is being destroyed. */
    record CaseExpired(String caseId, String rule) implements CaseFact {}

    /** Which policy found the case of an interaction. */
    enum MatchedBy {
        REFERENCE,
        CONVERSATION,
        IN_REPLY_TO,
        CONTINUATION,
        SINGLE_ACTIVE_CASE,
        NEW_CASE
    }

    /** Why a case is worked on again. */
    enum Back {
        CAME_BACK,
        REJECTED,
        AGENT
    }

    /** Who knew a field. */
    enum Source {
        USER,
        AGENT,
        CONTEXT
    }

    /** How two cases have to do with each other. */
    enum Relation {
        RELATED,
        FOLLOWS_UP,
        SPLIT_FROM
    }

    /**
     * What a case remembers of an interaction.
     *
     * @param member whose identity it came on
     * @param thread the channel's thread, which from now on leads to the case
     * @param messageId which replies may refer to, where the channel has it
     * @param title what a case of its own would be called
     */
    record Said(
            String member,
            String channel,
            String thread,
            @Nullable String messageId,
            String title) {}

    /** A file that goes with a message or note: its bytes are in the attachment store. */
    record StoredFile(String id, String name, String mediaType, long size, String sha256) {}
}
