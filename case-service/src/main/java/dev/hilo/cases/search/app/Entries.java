package dev.hilo.cases.search.app;

import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.Matter;
import dev.hilo.cases.context.model.UserFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What commits say that cases can be found by. An interaction is found by its sender's name and addresses too. */
final class Entries {

    private final Words words;

    Entries(Words words) {
        this.words = words;
    }

    List<SearchEntry> of(Commit commit) {
        Map<String, Interaction> recorded = new HashMap<>();
        List<SearchEntry> entries = new ArrayList<>();
        for (int position = 0; position < commit.facts().size(); position++) {
            Fact fact = commit.facts().get(position);
            if (fact instanceof UserFact.InteractionRecorded one) {
                recorded.put(one.interaction().id(), one.interaction());
            } else if (fact instanceof CaseFact about) {
                SearchEntry entry = entry(commit, position, about, recorded);
                if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private @Nullable SearchEntry entry(Commit commit, int position, CaseFact fact, Map<String, Interaction> recorded) {
        return switch (fact) {
            case CaseFact.InteractionAttached f -> {
                Interaction said = recorded.get(f.interactionId());
                yield said == null
                        ? null
                        : entry(commit, position, fact, "interaction", f.interactionId(), text(said), people(said));
            }
            case CaseFact.AgentMessageSent f ->
                entry(commit, position, fact, "message", "", f.text(), f.agent().name());
            case CaseFact.NoteAdded f ->
                entry(commit, position, fact, "note", "", f.text(), f.agent().name());
            case CaseFact.CaseResolved f -> entry(commit, position, fact, "resolution", "", f.resolution(), "");
            case CaseFact.CaseOpened f ->
                f.interactionId() == null ? entry(commit, position, fact, "subject", "", f.subject(), "") : null;
            case CaseFact.CaseDetailsChanged f ->
                f.subject() == null ? null : entry(commit, position, fact, "subject", "", f.subject(), "");
            case CaseFact.InteractionMoved f -> null;
            case CaseFact.PartMoved f -> null;
            case CaseFact.CaseMerged f -> null;
            case CaseFact.CaseAssigned f -> null;
            case CaseFact.CaseQueued f -> null;
            case CaseFact.CaseStatusChanged f -> null;
            case CaseFact.CaseReopened f -> null;
            case CaseFact.CasePrioritised f -> null;
            case CaseFact.InformationRequested f -> null;
            case CaseFact.InformationProvided f -> null;
            case CaseFact.MajorIncidentSet f -> null;
            case CaseFact.ParentSet f -> null;
            case CaseFact.CaseRelated f -> null;
            case CaseFact.TagsChanged f -> null;
            case CaseFact.WatchersChanged f -> null;
            case CaseFact.FeedbackGiven f -> null;
            case CaseFact.CaseExpired f -> null;
        };
    }

    /** What is destroyed cannot be found. */
    private @Nullable SearchEntry entry(
            Commit commit, int position, CaseFact fact, String kind, String interactionId, String text, String people) {
        if (text.equals(Matter.FORGOTTEN)) {
            return null;
        }
        Set<String> found = new LinkedHashSet<>(words.of(people));
        found.addAll(words.of(text));
        return new SearchEntry(
                commit.userId() + "/" + commit.version() + "/" + position,
                commit.userId(),
                fact.caseId(),
                commit.at(),
                kind,
                interactionId,
                excerpt(text),
                found.stream().limit(SearchEntry.WORDS).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static String text(Interaction said) {
        return said.subject() == null ? said.text() : said.subject() + "\n" + said.text();
    }

    private static String people(Interaction said) {
        String identities = Stream.concat(Stream.of(said.from()), said.verifiedClaims().stream())
                .map(identity -> identity.substring(identity.indexOf(':') + 1))
                .collect(Collectors.joining(" "));
        return said.displayName() == null ? identities : said.displayName() + " " + identities;
    }

    private static String excerpt(String text) {
        String oneLine = text.strip().replaceAll("\\s+", " ");
        return oneLine.codePointCount(0, oneLine.length()) <= SearchEntry.EXCERPT
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, SearchEntry.EXCERPT - 1)) + "…";
    }
}
