package dev.hilo.notification.telling.model;

import java.util.List;

/** What is known of a user after one more fact. */
final class Learning {

    private Learning() {}

    static UserContacts after(UserContacts user, Fact fact) {
        return switch (fact) {
            case Fact.IdentityLinked f ->
                user.person(f.member(), person -> person.linked(f.identity(), f.channel(), f.proven()));
            case Fact.IdentityUnlinked f -> user.unlinked(f.identity());
            case Fact.ProfileLearned f -> user.person(f.member(), person -> person.known(f.name(), f.language()));
            case Fact.PreferencesSet f -> user.person(user.userId(), person -> person.with(f.preferences()));
            case Fact.Joined f -> user.joined(f.people(), f.cases());
            case Fact.Left f -> user.left(f.members(), f.cases());
            case Fact.Restored f -> user.restored(f.people(), f.cases());
            case Fact.Erased f -> UserContacts.unknown(user.userId());
            case Fact.InteractionRecorded f -> user.heard(f.contact());
            case Fact.CaseOpened f ->
                user.with(new CaseContact(f.caseId(), f.subject(), f.language(), List.of(), false))
                        .attached(f.caseId(), f.interactionId());
            case Fact.SubjectChanged f -> user.ofCase(f.caseId(), known -> known.named(f.subject()));
            case Fact.InteractionAttached f -> user.attached(f.caseId(), f.interactionId());
            case Fact.ThreadMoved f ->
                user.moved(f.caseId(), f.toCaseId(), contact -> contact.isIn(f.channel(), f.conversation()));
            case Fact.PartMoved f -> {
                Person who = user.people().get(f.member());
                yield who == null
                        ? user
                        : user.moved(
                                f.caseId(),
                                f.toCaseId(),
                                contact -> who.identities().containsKey(contact.identity()));
            }
            case Fact.CaseMerged f -> user.merged(f.caseId(), f.intoCaseId());
            case Fact.CaseExpired f -> user.forgotten(f.caseId());
            case Fact.FeedbackGiven f -> user.ofCase(f.caseId(), CaseContact::wasRated);
            case Fact.AgentMessageSent f -> user;
            case Fact.InformationRequested f -> user;
            case Fact.CaseResolved f -> user;
            case Fact.CaseClosed f -> user;
            case Fact.Irrelevant f -> user;
        };
    }
}
