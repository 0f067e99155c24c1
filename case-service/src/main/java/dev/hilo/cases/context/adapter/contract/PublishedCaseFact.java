package dev.hilo.cases.context.adapter.contract;

import static dev.hilo.cases.context.adapter.contract.PublishedCommit.member;
import static dev.hilo.cases.context.adapter.contract.PublishedCommit.named;
import static dev.hilo.cases.context.adapter.contract.Words.constant;
import static dev.hilo.cases.context.adapter.contract.Words.word;

import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.CaseFact.Said;
import dev.hilo.cases.context.model.CaseFact.StoredFile;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.Priority;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.ContextCaseFact;
import java.util.List;
import java.util.Map;

/** Facts about a case as the contract publishes them, and back. */
final class PublishedCaseFact {

    private PublishedCaseFact() {}

    static ContextCaseFact toContract(CaseFact fact, String userId) {
        return switch (fact) {
            case CaseFact.CaseOpened f ->
                new ContextCaseFact.CaseOpened(
                        f.caseId(),
                        f.interactionId(),
                        f.subject(),
                        f.channel(),
                        f.language(),
                        f.priority().impact(),
                        f.priority().urgency(),
                        f.priority().level(),
                        f.queue(),
                        f.service(),
                        f.category(),
                        f.template(),
                        f.actor(),
                        named(f.member(), userId),
                        f.suspect());
            case CaseFact.InteractionAttached f ->
                new ContextCaseFact.InteractionAttached(
                        f.caseId(),
                        f.interactionId(),
                        word(f.by()),
                        named(f.said().member(), userId));
            case CaseFact.InteractionMoved f ->
                new ContextCaseFact.InteractionMoved(
                        f.caseId(),
                        f.interactionId(),
                        f.toCaseId(),
                        f.turn(),
                        f.said().channel(),
                        f.said().thread(),
                        f.said().messageId(),
                        f.said().title(),
                        f.actor(),
                        f.reason(),
                        named(f.said().member(), userId));
            case CaseFact.PartMoved f -> new ContextCaseFact.PartMoved(f.caseId(), f.toCaseId(), f.member(), f.actor());
            case CaseFact.CaseMerged f ->
                new ContextCaseFact.CaseMerged(f.caseId(), f.intoCaseId(), f.actor(), f.reason());
            case CaseFact.CaseAssigned f ->
                new ContextCaseFact.CaseAssigned(
                        f.caseId(), f.queue(), f.agent().id(), f.agent().name(), f.actor());
            case CaseFact.CaseQueued f -> new ContextCaseFact.CaseQueued(f.caseId(), f.queue(), f.actor(), f.reason());
            case CaseFact.AgentMessageSent f ->
                new ContextCaseFact.AgentMessageSent(
                        f.caseId(),
                        f.messageId(),
                        f.agent().id(),
                        f.agent().name(),
                        f.text(),
                        published(f.attachments()));
            case CaseFact.NoteAdded f ->
                new ContextCaseFact.NoteAdded(
                        f.caseId(), f.noteId(), f.agent().id(), f.agent().name(), f.text(), published(f.attachments()));
            case CaseFact.CaseStatusChanged f ->
                new ContextCaseFact.CaseStatusChanged(f.caseId(), f.status().word(), f.reason(), f.until(), f.actor());
            case CaseFact.CaseResolved f ->
                new ContextCaseFact.CaseResolved(
                        f.caseId(), f.cause(), f.resolution(), f.actor(), f.cascade() ? true : null);
            case CaseFact.CaseReopened f ->
                new ContextCaseFact.CaseReopened(f.caseId(), f.interactionId(), word(f.reason()), f.actor());
            case CaseFact.CasePrioritised f ->
                new ContextCaseFact.CasePrioritised(
                        f.caseId(),
                        f.priority().impact(),
                        f.priority().urgency(),
                        f.priority().level(),
                        f.priority().isOverridden(),
                        f.reason(),
                        f.actor());
            case CaseFact.CaseDetailsChanged f ->
                new ContextCaseFact.CaseDetailsChanged(
                        f.caseId(), f.subject(), f.service(), f.category(), f.template(), f.actor());
            case CaseFact.InformationRequested f ->
                new ContextCaseFact.InformationRequested(f.caseId(), f.messageId(), f.fields(), f.language(), f.text());
            case CaseFact.InformationProvided f ->
                new ContextCaseFact.InformationProvided(
                        f.caseId(), f.values(), f.remembered(), word(f.source()), f.actor());
            case CaseFact.MajorIncidentSet f ->
                new ContextCaseFact.MajorIncidentSet(f.caseId(), f.major(), f.actor(), f.reason());
            case CaseFact.ParentSet f -> new ContextCaseFact.ParentSet(f.caseId(), f.parentCaseId(), f.actor());
            case CaseFact.CaseRelated f ->
                new ContextCaseFact.CaseRelated(
                        f.caseId(), f.relatedCaseId(), word(f.relation()), f.removed(), f.actor());
            case CaseFact.TagsChanged f ->
                new ContextCaseFact.TagsChanged(f.caseId(), f.added(), f.removed(), f.actor());
            case CaseFact.WatchersChanged f ->
                new ContextCaseFact.WatchersChanged(f.caseId(), f.added(), f.removed(), f.actor());
            case CaseFact.FeedbackGiven f ->
                new ContextCaseFact.FeedbackGiven(f.caseId(), f.score(), f.comment(), f.interactionId());
            case CaseFact.CaseExpired f -> new ContextCaseFact.CaseExpired(f.caseId(), f.rule());
        };
    }

    /** @param recorded the interactions that the same commit records, by id */
    static CaseFact toModel(ContextCaseFact fact, String userId, Map<String, Interaction> recorded) {
        return switch (fact) {
            case ContextCaseFact.CaseOpened f ->
                new CaseFact.CaseOpened(
                        f.caseId(),
                        f.interactionId(),
                        f.subject(),
                        f.channel(),
                        f.language(),
                        new Priority(f.impact(), f.urgency(), f.priority(), null),
                        f.queue(),
                        f.service(),
                        f.category(),
                        f.template(),
                        f.actor(),
                        member(f.memberId(), userId),
                        f.suspect());
            case ContextCaseFact.InteractionAttached f -> {
                Interaction interaction = recorded.get(f.interactionId());
                if (interaction == null) {
                    throw new IllegalStateException(
                            "the log attaches an interaction that the same commit does not record");
                }
                yield new CaseFact.InteractionAttached(
                        f.caseId(),
                        f.interactionId(),
                        interaction.said(member(f.memberId(), userId)),
                        constant(CaseFact.MatchedBy.class, f.by()));
            }
            case ContextCaseFact.InteractionMoved f ->
                new CaseFact.InteractionMoved(
                        f.caseId(),
                        f.interactionId(),
                        f.toCaseId(),
                        f.turn(),
                        new Said(member(f.memberId(), userId), f.channel(), f.thread(), f.messageId(), f.title()),
                        f.actor(),
                        f.reason());
            case ContextCaseFact.PartMoved f ->
                new CaseFact.PartMoved(f.caseId(), f.toCaseId(), f.memberId(), f.actor());
            case ContextCaseFact.CaseMerged f ->
                new CaseFact.CaseMerged(f.caseId(), f.intoCaseId(), f.actor(), f.reason());
            case ContextCaseFact.CaseAssigned f ->
                new CaseFact.CaseAssigned(f.caseId(), f.queue(), new Agent(f.agentId(), f.agentName()), f.actor());
            case ContextCaseFact.CaseQueued f -> new CaseFact.CaseQueued(f.caseId(), f.queue(), f.actor(), f.reason());
            case ContextCaseFact.AgentMessageSent f ->
                new CaseFact.AgentMessageSent(
                        f.caseId(),
                        f.messageId(),
                        new Agent(f.agentId(), f.agentName()),
                        f.text(),
                        stored(f.attachments()));
            case ContextCaseFact.NoteAdded f ->
                new CaseFact.NoteAdded(
                        f.caseId(),
                        f.noteId(),
                        new Agent(f.agentId(), f.agentName()),
                        f.text(),
                        stored(f.attachments()));
            case ContextCaseFact.CaseStatusChanged f ->
                new CaseFact.CaseStatusChanged(
                        f.caseId(), constant(CaseStatus.class, f.status()), f.reason(), f.until(), f.actor());
            case ContextCaseFact.CaseResolved f ->
                new CaseFact.CaseResolved(
                        f.caseId(), f.cause(), f.resolution(), Boolean.TRUE.equals(f.cascade()), f.actor());
            case ContextCaseFact.CaseReopened f ->
                new CaseFact.CaseReopened(
                        f.caseId(), f.interactionId(), constant(CaseFact.Back.class, f.reason()), f.actor());
            case ContextCaseFact.CasePrioritised f ->
                new CaseFact.CasePrioritised(
                        f.caseId(),
                        new Priority(f.impact(), f.urgency(), f.priority(), f.overridden() ? reason(f) : null),
                        f.reason(),
                        f.actor());
            case ContextCaseFact.CaseDetailsChanged f ->
                new CaseFact.CaseDetailsChanged(
                        f.caseId(), f.subject(), f.service(), f.category(), f.template(), f.actor());
            case ContextCaseFact.InformationRequested f ->
                new CaseFact.InformationRequested(f.caseId(), f.messageId(), f.fields(), f.language(), f.text());
            case ContextCaseFact.InformationProvided f ->
                new CaseFact.InformationProvided(
                        f.caseId(), f.values(), f.remembered(), constant(CaseFact.Source.class, f.source()), f.actor());
            case ContextCaseFact.MajorIncidentSet f ->
                new CaseFact.MajorIncidentSet(f.caseId(), f.major(), f.actor(), f.reason());
            case ContextCaseFact.ParentSet f -> new CaseFact.ParentSet(f.caseId(), f.parentCaseId(), f.actor());
            case ContextCaseFact.CaseRelated f ->
                new CaseFact.CaseRelated(
                        f.caseId(),
                        f.relatedCaseId(),
                        constant(CaseFact.Relation.class, f.relation()),
                        f.removed(),
                        f.actor());
            case ContextCaseFact.TagsChanged f ->
                new CaseFact.TagsChanged(f.caseId(), f.added(), f.removed(), f.actor());
            case ContextCaseFact.WatchersChanged f ->
                new CaseFact.WatchersChanged(f.caseId(), f.added(), f.removed(), f.actor());
            case ContextCaseFact.FeedbackGiven f ->
                new CaseFact.FeedbackGiven(f.caseId(), f.score(), f.comment(), f.interactionId());
            case ContextCaseFact.CaseExpired f -> new CaseFact.CaseExpired(f.caseId(), f.rule());
        };
    }

    private static String reason(ContextCaseFact.CasePrioritised fact) {
        return fact.reason() == null ? "" : fact.reason();
    }

    private static List<Attachment> published(List<StoredFile> files) {
        return files.stream()
                .map(file -> new Attachment(file.id(), file.name(), file.mediaType(), file.size(), file.sha256(), null))
                .toList();
    }

    private static List<StoredFile> stored(List<Attachment> attachments) {
        return attachments.stream()
                .map(one -> new StoredFile(one.id(), one.name(), one.mediaType(), one.size(), one.sha256()))
                .toList();
    }
}
