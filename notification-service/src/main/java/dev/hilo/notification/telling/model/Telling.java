package dev.hilo.notification.telling.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a commit leads to: who the user is from now on, and what they must hear.
 *
 * @param user after the commit
 * @param decisions in the order of the facts
 */
public record Telling(UserContacts user, List<Decision> decisions) {

    /** The language of the desk, for users who have shown none. */
    public static final String DEFAULT_LANGUAGE = "es";

    public Telling {
        decisions = List.copyOf(decisions);
    }

    /** Folds a commit; one that was folded before changes nothing and leads to nothing. */
    public static Telling of(UserContacts user, Commit commit) {
        if (commit.version() <= user.version()) {
            return new Telling(user, List.of());
        }
        UserContacts now = user;
        List<Decision> decisions = new ArrayList<>();
        for (int position = 0; position < commit.facts().size(); position++) {
            Fact fact = commit.facts().get(position);
            now = now.after(fact);
            decide(now, fact, position).ifPresent(decisions::add);
        }
        return new Telling(now.at(commit.version()), decisions);
    }

    private static Optional<Decision> decide(UserContacts user, Fact fact, int position) {
        return switch (fact) {
            case Fact.CaseOpened opened -> acknowledge(user, opened, position);
            case Fact.AgentMessageSent sent ->
                Optional.of(
                        tell(user, sent.caseId(), new Notice.AgentMessage(sent.agentName(), sent.text()), position));
            case Fact.CaseResolved resolved ->
                Optional.of(tell(user, resolved.caseId(), new Notice.Resolution(resolved.resolution()), position));
            case Fact.IdentityLinked linked -> Optional.empty();
            case Fact.ProfileLearned learned -> Optional.empty();
            case Fact.InteractionRecorded recorded -> Optional.empty();
            case Fact.InteractionAttached attached -> Optional.empty();
            case Fact.Irrelevant irrelevant -> Optional.empty();
        };
    }

    /** Answers the very interaction that opened the case, and only when a person wrote it: two machines never talk. */
    private static Optional<Decision> acknowledge(UserContacts user, Fact.CaseOpened opened, int position) {
        return user.interaction(opened.interactionId())
                .filter(contact -> !contact.automatic())
                .map(contact -> tell(
                        user, opened.caseId(), new Notice.Acknowledgement(), Destination.answering(contact), position));
    }

    /** Goes to where the user is now: where they last spoke about the case, else where they last spoke at all. */
    private static Decision tell(UserContacts user, String caseId, Notice notice, int position) {
        Optional<Contact> now = user.ofCase(caseId)
                .flatMap(known -> Optional.ofNullable(known.latest()))
                .or(() -> Optional.ofNullable(user.latest()));
        return now.map(Destination::answering)
                .or(() -> anyIdentity(user))
                .<Decision>map(to -> tell(user, caseId, notice, to, position))
                .orElseGet(() -> new Decision.Unreachable(position, caseId, notice));
    }

    private static Decision.Tell tell(UserContacts user, String caseId, Notice notice, Destination to, int position) {
        Optional<CaseContact> known = user.ofCase(caseId);
        @Nullable String userLanguage = user.language();
        String language = userLanguage != null
                ? userLanguage
                : known.map(CaseContact::language).orElse(DEFAULT_LANGUAGE);
        Conversation conversation = to.conversation();
        String subject = conversation != null && conversation.subject() != null
                ? conversation.subject()
                : known.map(CaseContact::subject).orElse(null);
        return new Decision.Tell(position, caseId, notice, to, language, user.name(), subject);
    }

    /** A user who never wrote themselves can still be written to where they were linked first. */
    private static Optional<Destination> anyIdentity(UserContacts user) {
        return user.identities().entrySet().stream()
                .findFirst()
                .map(entry -> new Destination(entry.getValue(), entry.getKey(), null));
    }
}
