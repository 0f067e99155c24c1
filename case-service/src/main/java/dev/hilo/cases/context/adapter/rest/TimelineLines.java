package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.context.adapter.rest.TimelineEntry.Item;
import dev.hilo.cases.context.adapter.rest.TimelineEntry.Sender;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines that commits have in timelines. */
final class TimelineLines {

    /** In the details of a line about two cases, the number of the second. */
    static final String OTHER_CASE = "otherCaseId";

    private TimelineLines() {}

    static List<TimelineEntry> of(ContextCommitted commit) {
        Map<String, String> cases = new HashMap<>();
        for (ContextFact fact : commit.facts()) {
            if (fact instanceof ContextCaseFact.InteractionAttached attached) {
                cases.put(attached.interactionId(), attached.caseId());
            }
        }
        List<TimelineEntry> entries = new ArrayList<>();
        for (ContextFact fact : commit.facts()) {
            Line line = new Line(commit.version(), entries.size(), commit.at());
            TimelineEntry entry = switch (fact) {
                case ContextFact.InteractionRecorded f ->
                    line.interaction(
                            f.interaction(),
                            f.memberId() == null ? commit.userId() : f.memberId(),
                            cases.get(f.interaction().id()));
                case ContextCaseFact f -> line.of(f);
                case ContextFact.OfUser f -> null;
                case ContextFact.Unknown f -> null;
            };
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private record Line(long version, int position, Instant at) {

        @Nullable
        TimelineEntry of(ContextCaseFact fact) {
            return switch (fact) {
                case ContextCaseFact.CaseOpened f ->
                    about("case-opened", f)
                            .by(null, f.actor())
                            .subject(f.subject())
                            .entry();
                case ContextCaseFact.InteractionAttached f -> null;
                case ContextCaseFact.InteractionMoved f ->
                    about("interaction-moved", f)
                            .by(null, f.actor())
                            .subject(f.title())
                            .reason(f.reason())
                            .interaction(f.interactionId())
                            .detail(OTHER_CASE, f.toCaseId())
                            .entry();
                case ContextCaseFact.PartMoved f ->
                    about("case-parted", f)
                            .by(null, f.actor())
                            .detail(OTHER_CASE, f.toCaseId())
                            .entry();
                case ContextCaseFact.CaseMerged f ->
                    about("case-merged", f)
                            .by(null, f.actor())
                            .reason(f.reason())
                            .detail(OTHER_CASE, f.intoCaseId())
                            .entry();
                case ContextCaseFact.CaseAssigned f ->
                    about("case-assigned", f)
                            .by(f.agentName(), f.actor())
                            .detail("agentId", f.agentId())
                            .detail("queue", f.queue())
                            .entry();
                case ContextCaseFact.CaseQueued f ->
                    about("case-queued", f)
                            .by(null, f.actor())
                            .reason(f.reason())
                            .detail("queue", f.queue())
                            .entry();
                case ContextCaseFact.AgentMessageSent f ->
                    about("agent-message", f)
                            .by(f.agentName(), f.agentId())
                            .text(f.text())
                            .files(f.attachments())
                            .entry();
                case ContextCaseFact.NoteAdded f ->
                    about("note", f)
                            .by(f.agentName(), f.agentId())
                            .text(f.text())
                            .files(f.attachments())
                            .entry();
                case ContextCaseFact.CaseStatusChanged f ->
                    about("case-status-changed", f)
                            .by(null, f.actor())
                            .reason(f.reason())
                            .detail("status", f.status())
                            .detail("until", f.until())
                            .entry();
                case ContextCaseFact.CaseResolved f ->
                    about("case-resolved", f)
                            .by(null, f.actor())
                            .text(f.resolution())
                            .detail("cause", f.cause())
                            .entry();
                case ContextCaseFact.CaseReopened f ->
                    about("case-reopened", f)
                            .by(null, f.actor())
                            .reason(f.reason())
                            .interaction(f.interactionId())
                            .entry();
                case ContextCaseFact.CasePrioritised f ->
                    about("case-prioritised", f)
                            .by(null, f.actor())
                            .reason(f.reason())
                            .detail("impact", f.impact())
                            .detail("urgency", f.urgency())
                            .detail("priority", f.priority())
                            .detail("overridden", f.overridden())
                            .entry();
                case ContextCaseFact.CaseDetailsChanged f ->
                    about("case-details-changed", f)
                            .by(null, f.actor())
                            .subject(f.subject())
                            .detail("service", f.service())
                            .detail("category", f.category())
                            .detail("template", f.template())
                            .entry();
                case ContextCaseFact.InformationRequested f ->
                    about("information-requested", f)
                            .text(f.text())
                            .detail("fields", f.fields())
                            .entry();
                case ContextCaseFact.InformationProvided f ->
                    about("information-provided", f)
                            .by(null, f.actor())
                            .detail("fields", f.values())
                            .detail("source", f.source())
                            .entry();
                case ContextCaseFact.MajorIncidentSet f ->
                    about("major-incident-set", f)
                            .by(null, f.actor())
                            .reason(f.reason())
                            .detail("major", f.major())
                            .entry();
                case ContextCaseFact.ParentSet f ->
                    about("parent-set", f)
                            .by(null, f.actor())
                            .detail("parent", f.parentCaseId())
                            .entry();
                case ContextCaseFact.CaseRelated f ->
                    about("case-related", f)
                            .by(null, f.actor())
                            .detail("related", f.relatedCaseId())
                            .detail("relation", f.relation())
                            .detail("removed", f.removed())
                            .entry();
                case ContextCaseFact.TagsChanged f ->
                    about("tags-changed", f)
                            .by(null, f.actor())
                            .detail("added", f.added())
                            .detail("removed", f.removed())
                            .entry();
                case ContextCaseFact.WatchersChanged f ->
                    about("watchers-changed", f)
                            .by(null, f.actor())
                            .detail("added", f.added())
                            .detail("removed", f.removed())
                            .entry();
                case ContextCaseFact.FeedbackGiven f ->
                    about("feedback", f)
                            .text(f.comment())
                            .interaction(f.interactionId())
                            .detail("score", f.score())
                            .entry();
                case ContextCaseFact.CaseExpired f ->
                    about("case-expired", f).reason(f.rule()).entry();
            };
        }

        TimelineEntry interaction(Interaction interaction, String member, @Nullable String caseId) {
            return new TimelineEntry(
                    version,
                    position,
                    at,
                    TimelineEntry.INTERACTION,
                    caseId,
                    interaction.channel(),
                    sender(interaction.from()),
                    member,
                    interaction.from().displayName(),
                    null,
                    interaction.subject(),
                    interaction.content().text(),
                    interaction.content().html(),
                    interaction.id(),
                    interaction.occurredAt(),
                    null,
                    null,
                    items(interaction.attachments()));
        }

        private Draft about(String kind, ContextCaseFact fact) {
            return new Draft(this, kind, fact.caseId());
        }
    }

    private static Sender sender(Party party) {
        return new Sender(party.identity(), party.verified(), party.suspect());
    }

    private static @Nullable List<Item> items(List<Attachment> attachments) {
        return attachments.isEmpty() ? null : attachments.stream().map(Item::of).toList();
    }

    /** A line about a case, with what its kind has. */
    private static final class Draft {

        private final Line line;
        private final String kind;
        private final String caseId;
        private final Map<String, Object> details = new LinkedHashMap<>();
        private @Nullable String by;
        private @Nullable String actor;
        private @Nullable String subject;
        private @Nullable String text;
        private @Nullable String reason;
        private @Nullable String interactionId;
        private List<Attachment> files = List.of();

        Draft(Line line, String kind, String caseId) {
            this.line = line;
            this.kind = kind;
            this.caseId = caseId;
        }

        Draft by(@Nullable String name, @Nullable String id) {
            by = name;
            actor = id;
            return this;
        }

        Draft subject(@Nullable String words) {
            subject = words;
            return this;
        }

        Draft text(@Nullable String words) {
            text = words;
            return this;
        }

        Draft reason(@Nullable String word) {
            reason = word;
            return this;
        }

        Draft interaction(@Nullable String id) {
            interactionId = id;
            return this;
        }

        Draft files(List<Attachment> attached) {
            files = attached;
            return this;
        }

        Draft detail(String name, @Nullable Object value) {
            if (value != null) {
                details.put(name, value);
            }
            return this;
        }

        TimelineEntry entry() {
            return new TimelineEntry(
                    line.version(),
                    line.position(),
                    line.at(),
                    kind,
                    caseId,
                    null,
                    null,
                    null,
                    by,
                    actor,
                    subject,
                    text,
                    null,
                    interactionId,
                    null,
                    reason,
                    details.isEmpty() ? null : details,
                    items(files));
        }
    }
}
