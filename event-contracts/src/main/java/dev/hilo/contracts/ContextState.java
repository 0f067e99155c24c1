package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes from one user's context to another's when two users are merged or a merge is undone.
 *
 * @param members the users it is about, each with what is theirs
 * @param cases active ones and the latest settled ones
 * @param merges that stand between the members and go along
 * @param shares parts of other users' logs that are the members' history
 * @param away parts of the members' logs that are others' history
 * @param undone where merges were undone that users may still be told of
 * @param left what went elsewhere and may still be asked for here
 */
public record ContextState(
        List<MemberState> members,
        List<CaseState> cases,
        List<MergeState> merges,
        List<Share> shares,
        List<Share> away,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UndoneMerge> undone,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LeftName> left) {

    public ContextState {
        members = Require.notEmpty(members, "state.members");
        cases = Require.listOrEmpty(cases);
        merges = Require.listOrEmpty(merges);
        shares = Require.listOrEmpty(shares);
        away = Require.listOrEmpty(away);
        undone = Require.listOrEmpty(undone);
        left = Require.listOrEmpty(left);
    }

    /** @param memberId the user; the key of what is personal here is named after them */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MemberState(
            String memberId,
            @Personal @Nullable String displayName,
            @Nullable String language,
            @Personal Map<String, String> attributes,
            @Nullable Preferences preferences,
            List<Linked> identities,
            @Nullable String directoryEntryId,
            boolean directoryActive) {
        public MemberState {
            Require.text(memberId, "memberId");
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
            identities = Require.listOrEmpty(identities);
        }
    }

    /** A channel identity, with the words of {@link ContextFact.IdentityLinked}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Linked(
            @Personal(placeholder = Personal.IDENTITY) String identity,
            String channel,
            String how,
            @Nullable String formerUserId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> earlierUserIds) {
        public Linked {
            Require.identity(identity, "identity");
            Require.text(channel, "channel");
            Require.text(how, "how");
            earlierUserIds = Require.listOrEmpty(earlierUserIds);
        }
    }

    /** A merge that stands. */
    public record MergeState(
            String mergeId, String userId, long version, Instant at, List<String> members, List<Share> shares) {
        public MergeState {
            Require.text(mergeId, "mergeId");
            Require.text(userId, "userId");
            Require.present(at, "at");
            members = Require.listOrEmpty(members);
            shares = Require.listOrEmpty(shares);
        }
    }

    /** A merge that was undone, with version {@code version} of the log of {@code userId}. */
    public record UndoneMerge(String mergeId, String userId, long version) {
        public UndoneMerge {
            Require.text(mergeId, "mergeId");
            Require.text(userId, "userId");
        }
    }

    /**
     * An identity or a case number that went elsewhere.
     *
     * @param sides whose it was, and into whom they were merged
     */
    public record LeftName(
            @Personal(placeholder = Personal.IDENTITY) String name, List<String> sides) {
        public LeftName {
            Require.text(name, "name");
            sides = Require.listOrEmpty(sides);
        }
    }

    /**
     * Versions of a user's log that belong to somebody's history.
     *
     * @param from first version; {@code to} last version
     * @param members only what these members said, and what is about {@code cases}; all of it when empty
     */
    public record Share(String userId, long from, long to, List<String> members, List<String> cases) {
        public Share {
            Require.text(userId, "userId");
            members = Require.listOrEmpty(members);
            cases = Require.listOrEmpty(cases);
        }
    }

    /**
     * A case as it stands.
     *
     * @param memberId whose it is
     * @param revision counts its changes
     * @param priorityReason why a person set the priority against the matrix
     * @param parts what each member said about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CaseState(
            String caseId,
            String memberId,
            long revision,
            String status,
            @Personal String subject,
            String channel,
            String language,
            @Nullable String service,
            @Nullable String category,
            @Nullable String template,
            @Personal Map<String, String> fields,
            List<String> asked,
            @Nullable QuestionState question,
            int impact,
            int urgency,
            int priority,
            @Nullable String priorityReason,
            String queue,
            @Nullable String agentId,
            @Nullable String agentName,
            boolean major,
            @Nullable Instant until,
            Instant openedAt,
            Instant updatedAt,
            @Nullable Instant firstResponseAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant closedAt,
            @Nullable String cause,
            @Personal @Nullable String resolution,
            int reopened,
            @Nullable Integer score,
            @Nullable String parentCaseId,
            @Nullable String mergedIntoCaseId,
            Map<String, String> related,
            List<String> tags,
            List<String> watchers,
            boolean expired,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean suspect,
            List<PartState> parts) {
        public CaseState {
            Require.text(caseId, "caseId");
            Require.text(memberId, "memberId");
            Require.text(status, "status");
            Require.text(subject, "subject");
            Require.text(channel, "channel");
            Require.text(language, "language");
            Require.text(queue, "queue");
            Require.present(openedAt, "openedAt");
            Require.present(updatedAt, "updatedAt");
            fields = fields == null ? Map.of() : Map.copyOf(fields);
            asked = Require.listOrEmpty(asked);
            related = related == null ? Map.of() : Map.copyOf(related);
            tags = Require.listOrEmpty(tags);
            watchers = Require.listOrEmpty(watchers);
            parts = Require.listOrEmpty(parts);
        }
    }

    /** The latest that the user was asked about a case: {@code fields} in their order, {@code times} how often. */
    public record QuestionState(List<String> fields, int times) {
        public QuestionState {
            fields = Require.listOrEmpty(fields);
        }
    }

    /** What one member said about a case: {@code threads} and {@code messages} the latest last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartState(
            String memberId,
            @Personal String title,
            Instant since,
            long interactions,
            @Personal List<String> threads,
            @Personal List<String> messages,
            List<String> channels) {
        public PartState {
            Require.text(memberId, "memberId");
            Require.text(title, "title");
            Require.present(since, "since");
            threads = Require.listOrEmpty(threads);
            messages = Require.listOrEmpty(messages);
            channels = Require.listOrEmpty(channels);
        }
    }
}
