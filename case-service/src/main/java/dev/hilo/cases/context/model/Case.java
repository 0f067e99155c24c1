package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.CaseFact.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One need of one user.
 *
 * @param owner whose it is, of the members of the context
 * @param revision counts its changes from 1, also across merges of users
 * @param parts what each member said about it; one part while nobody was merged
 * @param expired what was said about it is destroyed
 */
public record Case(
        String id,
        String owner,
        long revision,
        CaseStatus status,
        Matter matter,
        Handling handling,
        Progress progress,
        Relations relations,
        List<Part> parts,
        boolean expired) {

    static Case opened(CaseFact.CaseOpened fact, Instant at) {
        return new Case(
                fact.caseId(),
                fact.member(),
                1,
                CaseStatus.NEW,
                Matter.of(fact),
                Handling.of(fact),
                Progress.openedAt(at),
                Relations.NONE,
                List.of(),
                false);
    }

    /** How many interactions count towards it. */
    public long interactions() {
        return parts.stream().mapToLong(Part::interactions).sum();
    }

    /** The channels' threads that belong to it. */
    public List<String> threads() {
        return parts.stream().flatMap(part -> part.threads().stream()).toList();
    }

    /** Every channel it was ever spoken about on, the first one first. */
    public List<String> channels() {
        return parts.stream()
                .flatMap(part -> part.channels().stream())
                .distinct()
                .toList();
    }

    public Optional<Part> part(String member) {
        return parts.stream().filter(part -> part.member().equals(member)).findFirst();
    }

    /** Whether one of these messages is about it, as far as it remembers. */
    public boolean knowsAny(List<String> messages) {
        return parts.stream().anyMatch(part -> messages.stream().anyMatch(part.messages()::contains));
    }

    public boolean isActive() {
        return status.isActive();
    }

    /** After a fact about it. What concerns a second case as well changes only this one here. */
    Case after(CaseFact fact, Instant at) {
        return switch (fact) {
            case CaseFact.CaseOpened f -> this;
            case CaseFact.InteractionAttached f -> with(heard(f.said(), at)).changed(at);
            case CaseFact.InteractionMoved f -> lost(f.said()).changed(at);
            case CaseFact.PartMoved f -> withoutPart(f.member()).changed(at);
            case CaseFact.CaseMerged f ->
                with(relations.mergedInto(f.intoCaseId()))
                        .with(CaseStatus.CLOSED)
                        .with(matter.settled())
                        .with(progress.closed(at))
                        .with(List.of())
                        .changed(at);
            case CaseFact.CaseAssigned f ->
                with(handling.assigned(f.queue(), f.agent()))
                        .with(status.isUntouched() ? CaseStatus.OPEN : status)
                        .changed(at);
            case CaseFact.CaseQueued f -> with(handling.queued(f.queue())).changed(at);
            case CaseFact.AgentMessageSent f -> with(progress.answered(at)).changed(at);
            case CaseFact.NoteAdded f -> changed(at);
            case CaseFact.CaseStatusChanged f ->
                with(f.status())
                        .with(handling.until(f.until()))
                        .with(f.status().isFinal() ? progress.closed(at) : progress)
                        .changed(at);
            case CaseFact.CaseResolved f ->
                with(CaseStatus.RESOLVED)
                        .with(matter.settled())
                        .with(handling.until(null))
                        .with(progress.resolved(f.cause(), f.resolution(), at))
                        .changed(at);
            case CaseFact.CaseReopened f ->
                with(CaseStatus.REOPENED).with(progress.cameBack()).changed(at);
            case CaseFact.CasePrioritised f ->
                with(handling.prioritised(f.priority())).changed(at);
            case CaseFact.CaseDetailsChanged f -> with(matter.changed(f)).changed(at);
            case CaseFact.InformationRequested f ->
                with(matter.asking(f.fields())).changed(at);
            case CaseFact.InformationProvided f ->
                with(matter.knowing(f.values())).changed(at);
            case CaseFact.MajorIncidentSet f -> with(handling.major(f.major())).changed(at);
            case CaseFact.ParentSet f ->
                with(relations.parent(f.parentCaseId())).changed(at);
            case CaseFact.CaseRelated f -> with(relations.related(f)).changed(at);
            case CaseFact.TagsChanged f ->
                with(relations.tagged(f.added(), f.removed())).changed(at);
            case CaseFact.WatchersChanged f ->
                with(relations.watched(f.added(), f.removed())).changed(at);
            case CaseFact.FeedbackGiven f -> with(progress.scored(f.score())).changed(at);
            case CaseFact.CaseExpired f -> forgotten().changed(at);
        };
    }

    /** After an interaction that was moved here from another case. */
    Case gained(Said said, Instant at) {
        return with(heard(said, at)).changed(at);
    }

    /** After another case was merged into it: what was said there was said here. */
    Case gained(Case other, Instant at) {
        Case next = this;
        for (Part part : other.parts) {
            next = next.gained(part);
        }
        return next.with(next.relations.gained(other))
                .with(next.matter.gained(other.matter))
                .changed(at);
    }

    Case gained(Part gained, Instant at) {
        return gained(gained).changed(at);
    }

    /** Nothing of what was said is left; what happened is. */
    public Case forgotten() {
        return new Case(
                id,
                owner,
                revision,
                status,
                matter.forgotten(),
                handling,
                progress.forgotten(),
                relations,
                parts.stream().map(Part::forgotten).toList(),
                true);
    }

    /** The same at the next revision, as when it comes into another context. */
    Case revised() {
        return new Case(id, owner, revision + 1, status, matter, handling, progress, relations, parts, expired);
    }

    private Case changed(Instant at) {
        return with(progress.updated(at)).revised();
    }

    private List<Part> heard(Said said, Instant at) {
        Part before = part(said.member()).orElseGet(() -> Part.begun(said, at));
        return replaced(before.heard(said));
    }

    private Case lost(Said said) {
        return part(said.member()).map(part -> with(replaced(part.lost(said)))).orElse(this);
    }

    private Case gained(Part gained) {
        return with(
                replaced(part(gained.member()).map(part -> part.joined(gained)).orElse(gained)));
    }

    private Case withoutPart(String member) {
        return with(parts.stream().filter(part -> !part.member().equals(member)).toList());
    }

    private List<Part> replaced(Part next) {
        if (part(next.member()).isEmpty()) {
            return Stream.concat(parts.stream(), Stream.of(next)).toList();
        }
        List<Part> all = new ArrayList<>();
        parts.forEach(part -> all.add(part.member().equals(next.member()) ? next : part));
        return List.copyOf(all);
    }

    private Case with(CaseStatus next) {
        return new Case(id, owner, revision, next, matter, handling, progress, relations, parts, expired);
    }

    private Case with(Matter next) {
        return new Case(id, owner, revision, status, next, handling, progress, relations, parts, expired);
    }

    private Case with(Handling next) {
        return new Case(id, owner, revision, status, matter, next, progress, relations, parts, expired);
    }

    private Case with(Progress next) {
        return new Case(id, owner, revision, status, matter, handling, next, relations, parts, expired);
    }

    private Case with(Relations next) {
        return new Case(id, owner, revision, status, matter, handling, progress, next, parts, expired);
    }

    private Case with(List<Part> next) {
        return new Case(id, owner, revision, status, matter, handling, progress, relations, next, expired);
    }
}
