package dev.hilo.notification.telling.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a commit states, as far as telling users needs it. {@code member} is whose it is: the user themself or somebody
 * who was merged into them.
 */
public sealed interface Fact {

    /** @param proven by the person themselves or a register: not merely that somebody wrote from it, or an agent said so */
    record IdentityLinked(String identity, String channel, String member, boolean proven) implements Fact {
        public IdentityLinked(String identity, String channel, String member) {
            this(identity, channel, member, false);
        }
    }

    record IdentityUnlinked(String identity) implements Fact {}

    /** What is null is unchanged. */
    record ProfileLearned(@Nullable String name, @Nullable String language, String member) implements Fact {}

    record PreferencesSet(Preferences preferences) implements Fact {}

    /** Others were merged into the user and bring what is theirs. */
    record Joined(List<Person> people, List<CaseContact> cases) implements Fact {}

    /** The merge was undone: they take it with them. */
    record Left(Set<String> members, Set<String> cases) implements Fact {}

    /** The user is a person of their own again, with what is theirs by now. */
    record Restored(List<Person> people, List<CaseContact> cases) implements Fact {}

    record Erased() implements Fact {}

    record InteractionRecorded(Contact contact) implements Fact {}

    /**
     * @param interactionId what opened it; empty when an agent did
     * @param suspect that is perhaps not from whom it says
     */
    record CaseOpened(String caseId, String interactionId, String subject, String language, boolean suspect)
            implements Fact {

        public CaseOpened(String caseId, String interactionId, String subject, String language) {
            this(caseId, interactionId, subject, language, false);
        }
    }

    record SubjectChanged(String caseId, String subject) implements Fact {}

    record InteractionAttached(String caseId, String interactionId) implements Fact {}

    /** The thread counts towards the other case from now on. */
    record ThreadMoved(String caseId, String toCaseId, String channel, String conversation) implements Fact {}

    /** All that a member said counts towards the other case from now on. */
    record PartMoved(String caseId, String toCaseId, String member) implements Fact {}

    /** The other case goes on for it. */
    record CaseMerged(String caseId, String intoCaseId) implements Fact {}

    /** What was said about it is being destroyed. */
    record CaseExpired(String caseId) implements Fact {}

    record AgentMessageSent(String caseId, String agentName, String text, List<SentFile> files) implements Fact {
        public AgentMessageSent {
            files = List.copyOf(files);
        }

        AgentMessageSent(String caseId, String agentName, String text) {
            this(caseId, agentName, text, List.of());
        }
    }

    record InformationRequested(String caseId, String language, String text) implements Fact {}

    record CaseResolved(String caseId, String resolution) implements Fact {}

    record CaseClosed(String caseId, Closing closing) implements Fact {}

    /** How satisfied the user is. */
    record FeedbackGiven(String caseId) implements Fact {}

    /** Nobody needs to be told; holds its place so that the others keep their positions. */
    record Irrelevant() implements Fact {}

    /** Why a case is over. */
    enum Closing {
        /** The user says that the need is met. */
        CONFIRMED,
        /** They said nothing more. */
        SILENCE,
        /** An agent closed it. */
        BY_DESK
    }
}
