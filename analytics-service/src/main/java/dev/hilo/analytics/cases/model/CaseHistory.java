package dev.hilo.analytics.cases.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one case.
 *
 * @param version the last commit that changed it here
 * @param channel where it was opened
 * @param priority from 1, critical, to 5
 * @param interactions how often the person spoke about it, by channel
 * @param firstResponseAt when an agent first wrote to the person; an acknowledgement is no response
 * @param resolvedAt absent while it is open, also after it came back
 * @param cause of its latest resolution
 * @param reopened how often it came back
 */
public record CaseHistory(
        String caseId,
        String userId,
        long version,
        Instant openedAt,
        String channel,
        String queue,
        int priority,
        SortedMap<String, Integer> interactions,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable String cause,
        int reopened) {

    public CaseHistory {
        interactions = Collections.unmodifiableSortedMap(new TreeMap<>(interactions));
    }

    static CaseHistory opened(CaseFact.CaseOpened opened, Commit commit) {
        return new CaseHistory(
                opened.caseId(),
                commit.userId(),
                commit.version(),
                commit.at(),
                opened.channel(),
                opened.queue(),
                opened.priority(),
                new TreeMap<>(Map.of(opened.channel(), 0)),
                null,
                null,
                null,
                0);
    }

    /** After one more fact; {@code user} knows the channels. */
    CaseHistory after(CaseFact.OfCase fact, Commit commit, UserPosition user) {
        return switch (fact) {
            case CaseFact.CaseOpened again -> this;
            case CaseFact.InteractionAttached attached ->
                user.channelOf(attached.interactionId())
                        .map(on -> with(commit, spokenOn(on), firstResponseAt, resolvedAt, cause, reopened))
                        .orElse(this);
            case CaseFact.AgentMessageSent sent ->
                firstResponseAt != null ? this : with(commit, interactions, commit.at(), resolvedAt, cause, reopened);
            case CaseFact.CaseResolved resolved ->
                with(commit, interactions, firstResponseAt, commit.at(), resolved.cause(), reopened);
            case CaseFact.CaseReopened back -> with(commit, interactions, firstResponseAt, null, cause, reopened + 1);
        };
    }

    public boolean isResolved() {
        return resolvedAt != null;
    }

    public Optional<Duration> timeToFirstResponse() {
        return Optional.ofNullable(firstResponseAt).map(at -> Duration.between(openedAt, at));
    }

    /** From its opening to its latest resolution; empty while it is open. */
    public Optional<Duration> timeToResolution() {
        return Optional.ofNullable(resolvedAt).map(at -> Duration.between(openedAt, at));
    }

    private SortedMap<String, Integer> spokenOn(String on) {
        SortedMap<String, Integer> more = new TreeMap<>(interactions);
        more.merge(on, 1, Integer::sum);
        return more;
    }

    private CaseHistory with(
            Commit commit,
            SortedMap<String, Integer> spoken,
            @Nullable Instant response,
            @Nullable Instant resolution,
            @Nullable String why,
            int back) {
        return new CaseHistory(
                caseId,
                userId,
                commit.version(),
                openedAt,
                channel,
                queue,
                priority,
                spoken,
                response,
                resolution,
                why,
                back);
    }
}
