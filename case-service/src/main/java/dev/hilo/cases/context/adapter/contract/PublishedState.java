package dev.hilo.cases.context.adapter.contract;

import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact.Relation;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Handling;
import dev.hilo.cases.context.model.Lineage;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.Matter;
import dev.hilo.cases.context.model.Member;
import dev.hilo.cases.context.model.Merge;
import dev.hilo.cases.context.model.Part;
import dev.hilo.cases.context.model.Preferences;
import dev.hilo.cases.context.model.Priority;
import dev.hilo.cases.context.model.Profile;
import dev.hilo.cases.context.model.Progress;
import dev.hilo.cases.context.model.Question;
import dev.hilo.cases.context.model.Relations;
import dev.hilo.cases.context.model.Share;
import dev.hilo.cases.context.model.UserFact.Belongings;
import dev.hilo.contracts.ContextState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes from one context to another, as the contract publishes it, and back. */
final class PublishedState {

    private PublishedState() {}

    static ContextState toContract(Belongings belongings) {
        return new ContextState(
                belongings.members().stream().map(PublishedState::toContract).toList(),
                belongings.cases().stream().map(PublishedState::toContract).toList(),
                belongings.merges().stream().map(PublishedState::toContract).toList(),
                belongings.shares().stream().map(PublishedState::toContract).toList(),
                belongings.away().stream().map(PublishedState::toContract).toList(),
                belongings.undone().entrySet().stream()
                        .map(one -> new ContextState.UndoneMerge(
                                one.getKey(),
                                one.getValue().userId(),
                                one.getValue().version()))
                        .toList(),
                belongings.left().entrySet().stream()
                        .map(one -> new ContextState.LeftName(
                                one.getKey(), one.getValue().stream().sorted().toList()))
                        .toList());
    }

    static Belongings toModel(ContextState state) {
        return new Belongings(
                state.members().stream().map(PublishedState::toModel).toList(),
                state.cases().stream().map(PublishedState::toModel).toList(),
                state.merges().stream().map(PublishedState::toModel).toList(),
                state.shares().stream().map(PublishedState::toModel).toList(),
                state.away().stream().map(PublishedState::toModel).toList(),
                state.undone().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                ContextState.UndoneMerge::mergeId,
                                one -> new Lineage.Place(one.userId(), one.version()),
                                (one, same) -> one)),
                state.left().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                ContextState.LeftName::name, one -> Set.copyOf(one.sides()), (one, same) -> one)));
    }

    private static ContextState.MemberState toContract(Member member) {
        Member.DirectoryEntry entry = member.directoryEntry();
        return new ContextState.MemberState(
                member.userId(),
                member.profile().displayName(),
                member.profile().language(),
                member.profile().attributes(),
                member.preferences().equals(Preferences.NONE) ? null : toContract(member.preferences()),
                member.identities().stream()
                        .map(linked -> new ContextState.Linked(
                                linked.identity(),
                                linked.channel(),
                                Words.word(linked.how()),
                                linked.formerUser(),
                                linked.earlierUsers()))
                        .toList(),
                entry == null ? null : entry.id(),
                entry != null && entry.active());
    }

    private static Member toModel(ContextState.MemberState member) {
        dev.hilo.contracts.Preferences preferences = member.preferences();
        return new Member(
                member.memberId(),
                new Profile(member.displayName(), member.language(), member.attributes()),
                preferences == null ? Preferences.NONE : toModel(preferences),
                member.identities().stream()
                        .map(linked -> new LinkedIdentity(
                                linked.identity(),
                                linked.channel(),
                                Words.constant(LinkedIdentity.How.class, linked.how()),
                                linked.formerUserId(),
                                linked.earlierUserIds()))
                        .toList(),
                member.directoryEntryId() == null
                        ? null
                        : new Member.DirectoryEntry(member.directoryEntryId(), member.directoryActive()));
    }

    static dev.hilo.contracts.Preferences toContract(Preferences preferences) {
        return new dev.hilo.contracts.Preferences(
                preferences.languages(),
                preferences.channels().stream()
                        .map(one -> new dev.hilo.contracts.Preferences.ChannelPreference(
                                one.channel(), toContract(one.hours())))
                        .toList(),
                preferences.noCallsAtWork(),
                toContract(preferences.workingHours()),
                preferences.accessibility());
    }

    static Preferences toModel(dev.hilo.contracts.Preferences preferences) {
        return new Preferences(
                preferences.languages(),
                preferences.channels().stream()
                        .map(one -> new Preferences.ChannelPreference(one.channel(), toModel(one.hours())))
                        .toList(),
                preferences.noCallsAtWork(),
                toModel(preferences.workingHours()),
                preferences.accessibility());
    }

    private static dev.hilo.contracts.Preferences.@Nullable Hours toContract(Preferences.@Nullable Hours hours) {
        return hours == null
                ? null
                : new dev.hilo.contracts.Preferences.Hours(hours.days(), hours.from(), hours.to(), hours.zone());
    }

    private static Preferences.@Nullable Hours toModel(dev.hilo.contracts.Preferences.@Nullable Hours hours) {
        return hours == null ? null : new Preferences.Hours(hours.days(), hours.from(), hours.to(), hours.zone());
    }

    private static ContextState.MergeState toContract(Merge merge) {
        return new ContextState.MergeState(
                merge.id(),
                merge.user(),
                merge.version(),
                merge.at(),
                merge.members(),
                List.of(new ContextState.Share(merge.user(), 1, merge.mergedVersion(), List.of(), List.of())));
    }

    private static Merge toModel(ContextState.MergeState merge) {
        return new Merge(
                merge.mergeId(),
                merge.userId(),
                merge.version(),
                merge.at(),
                merge.members(),
                merge.shares().isEmpty() ? 0 : merge.shares().getFirst().to());
    }

    private static ContextState.Share toContract(Share share) {
        return new ContextState.Share(share.userId(), share.from(), share.to(), List.of(share.member()), share.cases());
    }

    private static Share toModel(ContextState.Share share) {
        String member =
                share.members().isEmpty() ? share.userId() : share.members().getFirst();
        return new Share(share.userId(), share.from(), share.to(), member, share.cases());
    }

    private static ContextState.CaseState toContract(Case one) {
        Matter matter = one.matter();
        Handling handling = one.handling();
        Progress progress = one.progress();
        Relations relations = one.relations();
        Agent agent = handling.agent();
        Question question = matter.question();
        Map<String, String> related = new HashMap<>();
        relations.related().forEach((id, relation) -> related.put(id, Words.word(relation)));
        return new ContextState.CaseState(
                one.id(),
                one.owner(),
                one.revision(),
                one.status().word(),
                matter.subject(),
                matter.channel(),
                matter.language(),
                matter.service(),
                matter.category(),
                matter.template(),
                matter.fields(),
                matter.asked(),
                question == null ? null : new ContextState.QuestionState(question.fields(), question.times()),
                handling.priority().impact(),
                handling.priority().urgency(),
                handling.priority().level(),
                handling.priority().override(),
                handling.queue(),
                agent == null ? null : agent.id(),
                agent == null ? null : agent.name(),
                handling.major(),
                handling.until(),
                progress.openedAt(),
                progress.updatedAt(),
                progress.firstResponseAt(),
                progress.resolvedAt(),
                progress.closedAt(),
                progress.cause(),
                progress.resolution(),
                progress.reopened(),
                progress.score(),
                relations.parent(),
                relations.mergedInto(),
                related,
                relations.tags(),
                relations.watchers(),
                one.expired(),
                matter.suspect(),
                one.parts().stream()
                        .map(part -> new ContextState.PartState(
                                part.member(),
                                part.title(),
                                part.since(),
                                part.interactions(),
                                part.threads(),
                                part.messages(),
                                part.channels()))
                        .toList());
    }

    private static Case toModel(ContextState.CaseState one) {
        Map<String, Relation> related = new HashMap<>();
        one.related().forEach((id, relation) -> related.put(id, Words.constant(Relation.class, relation)));
        String agentName = one.agentName();
        ContextState.QuestionState question = one.question();
        return new Case(
                one.caseId(),
                one.memberId(),
                one.revision(),
                Words.constant(CaseStatus.class, one.status()),
                new Matter(
                        one.subject(),
                        one.channel(),
                        one.language(),
                        one.service(),
                        one.category(),
                        one.template(),
                        one.fields(),
                        one.asked(),
                        question == null ? null : new Question(question.fields(), question.times()),
                        one.suspect()),
                new Handling(
                        new Priority(one.impact(), one.urgency(), one.priority(), one.priorityReason()),
                        one.queue(),
                        one.agentId() == null
                                ? null
                                : new Agent(one.agentId(), agentName == null ? one.agentId() : agentName),
                        one.major(),
                        one.until()),
                new Progress(
                        one.openedAt(),
                        one.updatedAt(),
                        one.firstResponseAt(),
                        one.resolvedAt(),
                        one.closedAt(),
                        one.cause(),
                        one.resolution(),
                        one.reopened(),
                        one.score()),
                new Relations(
                        one.parentCaseId(), one.mergedIntoCaseId(), Map.copyOf(related), one.tags(), one.watchers()),
                one.parts().stream()
                        .map(part -> new Part(
                                part.memberId(),
                                part.title(),
                                part.since(),
                                part.interactions(),
                                part.threads(),
                                part.messages(),
                                part.channels()))
                        .toList(),
                one.expired());
    }
}
