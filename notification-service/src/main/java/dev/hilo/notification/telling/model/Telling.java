package dev.hilo.notification.telling.model;

import java.time.Instant;
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

    /**
     * Folds a commit; one that was folded before changes nothing and leads to nothing. The whole commit says where the
     * user is: what they wrote comes after what follows from it. Who is being erased is told nothing any more.
     *
     * @param channels that deliver; nobody is told anything on another
     */
    public static Telling of(UserContacts user, Commit commit, Channels channels) {
        if (commit.version() <= user.version()) {
            return new Telling(user, List.of());
        }
        UserContacts now = user;
        for (Fact fact : commit.facts()) {
            now = Learning.after(now, fact);
        }
        List<Decision> decisions = new ArrayList<>();
        Reach reach = new Reach(now, channels);
        for (int position = 0; position < commit.facts().size(); position++) {
            decide(now, reach, commit.facts().get(position), position, commit).ifPresent(decisions::add);
        }
        if (commit.facts().stream().anyMatch(Fact.Erased.class::isInstance)) {
            return new Telling(now.at(commit.version()), List.of());
        }
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Tell tell && tell.notice() instanceof Notice.Acknowledgement) {
                now = now.acknowledged(tell.to().identity(), commit.at());
            }
        }
        return new Telling(now.at(commit.version()), decisions);
    }

    /**
     * An answer that was not seen where it went, in the same words as they prefer elsewhere; empty when there is no such
     * answer any more, or no other way to them.
     *
     * @param user as they are now
     * @param fact the position of what was answered
     * @param away the channel where they were not there
     */
    public static Optional<Decision.Tell> elsewhere(
            UserContacts user, Commit commit, int fact, String away, Channels channels, Instant now) {
        if (fact >= commit.facts().size()) {
            return Optional.empty();
        }
        Reach reach = new Reach(user, channels);
        return decide(user, reach, commit.facts().get(fact), fact, commit)
                .filter(decision -> decision.notice().isAnswer())
                .flatMap(decision -> reach.elsewhere(away, now)
                        .map(to -> tell(user, decision.caseId(), decision.notice(), to, fact)));
    }

    private static Optional<Decision> decide(UserContacts user, Reach reach, Fact fact, int position, Commit commit) {
        return switch (fact) {
            case Fact.CaseOpened f ->
                f.interactionId().isEmpty()
                        ? openedForThem(user, reach, f, position, commit)
                        : acknowledge(user, reach, f, position, commit);
            case Fact.AgentMessageSent f ->
                inConversation(
                        user,
                        reach,
                        f.caseId(),
                        new Notice.AgentMessage(f.agentName(), f.text(), f.files()),
                        position,
                        commit);
            case Fact.InformationRequested f -> ask(user, reach, f, position, commit);
            case Fact.CaseResolved f ->
                inConversation(user, reach, f.caseId(), new Notice.Resolution(f.resolution()), position, commit);
            case Fact.CaseClosed f -> closed(user, reach, f, position, commit);
            case Fact.IdentityLinked f -> Optional.empty();
            case Fact.IdentityUnlinked f -> Optional.empty();
            case Fact.ProfileLearned f -> Optional.empty();
            case Fact.PreferencesSet f -> Optional.empty();
            case Fact.Joined f -> Optional.empty();
            case Fact.Left f -> Optional.empty();
            case Fact.Restored f -> Optional.empty();
            case Fact.Erased f -> Optional.empty();
            case Fact.InteractionRecorded f -> Optional.empty();
            case Fact.SubjectChanged f -> Optional.empty();
            case Fact.InteractionAttached f -> Optional.empty();
            case Fact.ThreadMoved f -> Optional.empty();
            case Fact.PartMoved f -> Optional.empty();
            case Fact.CaseMerged f -> Optional.empty();
            case Fact.CaseExpired f -> Optional.empty();
            case Fact.FeedbackGiven f -> Optional.empty();
            case Fact.Irrelevant f -> Optional.empty();
        };
    }

    /**
     * Answers the very interaction that opened the case, and only when a person wrote it: two machines never talk. What is
     * suspect is not answered by a machine either: the address may be that of somebody who never wrote.
     */
    private static Optional<Decision> acknowledge(
            UserContacts user, Reach reach, Fact.CaseOpened opened, int position, Commit commit) {
        return user.interaction(opened.interactionId())
                .filter(contact -> !contact.automatic() && !opened.suspect())
                .map(contact -> byItself(
                        user,
                        reach,
                        contact,
                        tellAt(
                                user,
                                reach,
                                opened.caseId(),
                                new Notice.Acknowledgement(),
                                reach.answering(contact, commit.at()),
                                position),
                        commit));
    }

    /** What the desk lacks. What it asks at once about what came is as much an answer as the acknowledgement is. */
    private static Optional<Decision> ask(
            UserContacts user, Reach reach, Fact.InformationRequested asked, int position, Commit commit) {
        Notice notice = new Notice.Question(asked.text(), asked.language());
        return inConversation(user, reach, asked.caseId(), notice, position, commit)
                .map(question -> commit.facts().stream()
                        .filter(fact -> fact instanceof Fact.CaseOpened opened
                                && opened.caseId().equals(asked.caseId()))
                        .map(fact -> user.interaction(((Fact.CaseOpened) fact).interactionId()))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(opening -> byItself(user, reach, opening, question, commit))
                        .orElse(question));
    }

    private static Decision byItself(UserContacts user, Reach reach, Contact said, Decision decision, Commit commit) {
        if (!(decision instanceof Decision.Tell tell)) {
            return decision;
        }
        return reach.takesAnswer(said, tell.to(), commit.at())
                ? tell.answeringStranger(!user.isTheirs(tell.to().identity()) || !user.wrote(tell.to()))
                : new Decision.Withheld(tell, Decision.Withheld.Reason.MACHINE);
    }

    /** A case that the desk makes of a part of another, to put things in order, is no news to the user. */
    private static Optional<Decision> openedForThem(
            UserContacts user, Reach reach, Fact.CaseOpened opened, int position, Commit commit) {
        boolean madeOfAnother = commit.facts().stream()
                .anyMatch(fact ->
                        fact instanceof Fact.PartMoved part && part.toCaseId().equals(opened.caseId())
                                || fact instanceof Fact.ThreadMoved thread
                                        && thread.toCaseId().equals(opened.caseId()));
        Notice notice = new Notice.OpenedForThem(opened.subject());
        return madeOfAnother
                ? Optional.empty()
                : Optional.of(tellAt(user, reach, opened.caseId(), notice, reach.anew(commit.at()), position));
    }

    private static Optional<Decision> inConversation(
            UserContacts user, Reach reach, String caseId, Notice notice, int position, Commit commit) {
        return Optional.of(tellAt(user, reach, caseId, notice, reach.inConversation(caseId, commit.at()), position));
    }

    /**
     * Who has just confirmed is asked on the spot how it was. Who said nothing for days is not disturbed in a chat, but
     * told by mail, if at all.
     */
    private static Optional<Decision> closed(
            UserContacts user, Reach reach, Fact.CaseClosed closed, int position, Commit commit) {
        boolean rated = user.ofCase(closed.caseId()).map(CaseContact::rated).orElse(false);
        return switch (closed.closing()) {
            case CONFIRMED ->
                rated
                        ? Optional.empty()
                        : inConversation(user, reach, closed.caseId(), new Notice.FeedbackRequest(), position, commit);
            case SILENCE ->
                reach.byMail(closed.caseId())
                        .map(to -> tell(user, closed.caseId(), new Notice.Closing(true, !rated), to, position));
            case BY_DESK ->
                inConversation(user, reach, closed.caseId(), new Notice.Closing(false, !rated), position, commit);
        };
    }

    private static Decision tellAt(
            UserContacts user, Reach reach, String caseId, Notice notice, Optional<Destination> where, int position) {
        return where.<Decision>map(to -> tell(user, caseId, notice, to, position))
                .orElseGet(() -> reach.readsInPlace(caseId)
                        ? new Decision.InPlace(position, caseId, notice)
                        : new Decision.Unreachable(position, caseId, notice));
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
        boolean certain = notice instanceof Notice.AgentMessage || user.wrote(to);
        return new Decision.Tell(
                position,
                caseId,
                notice,
                to,
                language,
                user.isTheirs(to.identity()) ? user.name() : null,
                certain ? subject : null);
    }
}
