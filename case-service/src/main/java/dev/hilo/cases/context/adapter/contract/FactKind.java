package dev.hilo.cases.context.adapter.contract;

import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextFact;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of published facts, by the words that clients tell them apart with. A word never changes once given. */
public enum FactKind {
    IDENTITY_LINKED("identity.linked"),
    IDENTITY_UNLINKED("identity.unlinked"),
    PROFILE_LEARNED("profile.learned"),
    DIRECTORY_ENTRY_SET("directory-entry.set"),
    PREFERENCES_SET("preferences.set"),
    USER_MERGED("user.merged"),
    USER_MERGED_INTO("user.merged-into"),
    MERGE_UNDONE("merge.undone"),
    USER_RESTORED("user.restored"),
    USER_ERASED("user.erased"),
    INTERACTION_RECORDED("interaction.recorded"),
    CASE_OPENED("case.opened"),
    INTERACTION_ATTACHED("interaction.attached"),
    INTERACTION_MOVED("interaction.moved"),
    PART_MOVED("case.part-moved"),
    CASE_MERGED("case.merged"),
    CASE_ASSIGNED("case.assigned"),
    CASE_QUEUED("case.queued"),
    MESSAGE_SENT("message.sent"),
    NOTE_ADDED("note.added"),
    CASE_STATUS_CHANGED("case.status-changed"),
    CASE_RESOLVED("case.resolved"),
    CASE_REOPENED("case.reopened"),
    CASE_PRIORITISED("case.prioritised"),
    CASE_DETAILS_CHANGED("case.details-changed"),
    INFORMATION_REQUESTED("information.requested"),
    INFORMATION_PROVIDED("information.provided"),
    MAJOR_INCIDENT_SET("case.major-incident-set"),
    PARENT_SET("case.parent-set"),
    CASE_RELATED("case.related"),
    TAGS_CHANGED("case.tags-changed"),
    WATCHERS_CHANGED("case.watchers-changed"),
    FEEDBACK_GIVEN("feedback.given"),
    CASE_EXPIRED("case.expired");

    private final String word;

    FactKind(String word) {
        this.word = word;
    }

    /** Subject first: {@code case.opened}. */
    public String word() {
        return word;
    }

    public static Optional<FactKind> ofWord(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** Empty for a fact of a later version. */
    public static Optional<FactKind> of(ContextFact fact) {
        return switch (fact) {
            case ContextCaseFact f -> Optional.of(ofCase(f));
            case ContextFact.OfUser f -> Optional.of(ofUser(f));
            case ContextFact.Unknown f -> Optional.empty();
        };
    }

    private static FactKind ofUser(ContextFact.OfUser fact) {
        return switch (fact) {
            case ContextFact.IdentityLinked f -> IDENTITY_LINKED;
            case ContextFact.IdentityUnlinked f -> IDENTITY_UNLINKED;
            case ContextFact.ProfileLearned f -> PROFILE_LEARNED;
            case ContextFact.DirectoryEntrySet f -> DIRECTORY_ENTRY_SET;
            case ContextFact.PreferencesSet f -> PREFERENCES_SET;
            case ContextFact.UserMerged f -> USER_MERGED;
            case ContextFact.UserMergedInto f -> USER_MERGED_INTO;
            case ContextFact.MergeUndone f -> MERGE_UNDONE;
            case ContextFact.UserRestored f -> USER_RESTORED;
            case ContextFact.UserErased f -> USER_ERASED;
            case ContextFact.InteractionRecorded f -> INTERACTION_RECORDED;
        };
    }

    private static FactKind ofCase(ContextCaseFact fact) {
        return switch (fact) {
            case ContextCaseFact.CaseOpened f -> CASE_OPENED;
            case ContextCaseFact.InteractionAttached f -> INTERACTION_ATTACHED;
            case ContextCaseFact.InteractionMoved f -> INTERACTION_MOVED;
            case ContextCaseFact.PartMoved f -> PART_MOVED;
            case ContextCaseFact.CaseMerged f -> CASE_MERGED;
            case ContextCaseFact.CaseAssigned f -> CASE_ASSIGNED;
            case ContextCaseFact.CaseQueued f -> CASE_QUEUED;
            case ContextCaseFact.AgentMessageSent f -> MESSAGE_SENT;
            case ContextCaseFact.NoteAdded f -> NOTE_ADDED;
            case ContextCaseFact.CaseStatusChanged f -> CASE_STATUS_CHANGED;
            case ContextCaseFact.CaseResolved f -> CASE_RESOLVED;
            case ContextCaseFact.CaseReopened f -> CASE_REOPENED;
            case ContextCaseFact.CasePrioritised f -> CASE_PRIORITISED;
            case ContextCaseFact.CaseDetailsChanged f -> CASE_DETAILS_CHANGED;
            case ContextCaseFact.InformationRequested f -> INFORMATION_REQUESTED;
            case ContextCaseFact.InformationProvided f -> INFORMATION_PROVIDED;
            case ContextCaseFact.MajorIncidentSet f -> MAJOR_INCIDENT_SET;
            case ContextCaseFact.ParentSet f -> PARENT_SET;
            case ContextCaseFact.CaseRelated f -> CASE_RELATED;
            case ContextCaseFact.TagsChanged f -> TAGS_CHANGED;
            case ContextCaseFact.WatchersChanged f -> WATCHERS_CHANGED;
            case ContextCaseFact.FeedbackGiven f -> FEEDBACK_GIVEN;
            case ContextCaseFact.CaseExpired f -> CASE_EXPIRED;
        };
    }
}
