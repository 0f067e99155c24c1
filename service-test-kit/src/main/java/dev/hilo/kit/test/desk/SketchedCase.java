package dev.hilo.kit.test.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A case as it stands, as far as a made-up desk keeps count of it. */
final class SketchedCase {

    final String id;
    final String owner;
    final String subject;
    final String channel;
    final String openedAt;
    final Map<String, Part> parts = new LinkedHashMap<>();
    long revision = 1;
    String status = "new";
    String queue = "service-desk";
    int priority;
    int reopened;

    @Nullable
    String agent;

    @Nullable
    String firstResponseAt;

    @Nullable
    String resolvedAt;

    @Nullable
    String closedAt;

    @Nullable
    String cause;

    @Nullable
    Integer score;

    @Nullable
    String mergedInto;

    /** What one member said: how often on each channel. */
    static final class Part {
        final String title;
        final String since;
        final Map<String, Integer> channels = new TreeMap<>();

        Part(String title, String since) {
            this.title = title;
            this.since = since;
        }

        int interactions() {
            return channels.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    SketchedCase(String id, String owner, String subject, String channel, int priority, String openedAt) {
        this.id = id;
        this.owner = owner;
        this.subject = subject;
        this.channel = channel;
        this.priority = priority;
        this.openedAt = openedAt;
    }

    boolean isActive() {
        return !List.of("resolved", "closed", "cancelled").contains(status);
    }

    boolean isFinal() {
        return List.of("closed", "cancelled").contains(status);
    }

    /** A change of it. */
    SketchedCase changed() {
        revision++;
        return this;
    }

    void said(String member, String on, String at) {
        part(member, at).channels.merge(on, 1, Integer::sum);
    }

    Part part(String member, String at) {
        return parts.computeIfAbsent(member, who -> new Part("what " + who + " said", at));
    }

    void gain(String member, Part other) {
        Part part = part(member, other.since);
        other.channels.forEach((on, times) -> part.channels.merge(on, times, Integer::sum));
    }

    /** As the contract's {@code CaseState}. */
    Map<String, Object> state() {
        List<Map<String, Object>> told = new ArrayList<>();
        parts.forEach((member, part) -> told.add(Json.object(
                "memberId",
                member,
                "title",
                part.title,
                "since",
                part.since,
                "interactions",
                part.interactions(),
                "channels",
                List.copyOf(part.channels.keySet()))));
        return Json.object(
                "caseId", id,
                "memberId", owner,
                "revision", revision,
                "status", status,
                "subject", subject,
                "channel", channel,
                "language", "es",
                "impact", 3,
                "urgency", 3,
                "priority", priority,
                "queue", queue,
                "agentId", agent,
                "agentName", agent,
                "openedAt", openedAt,
                "updatedAt", openedAt,
                "firstResponseAt", firstResponseAt,
                "resolvedAt", resolvedAt,
                "closedAt", closedAt,
                "cause", cause,
                "reopened", reopened,
                "score", score,
                "mergedIntoCaseId", mergedInto,
                "parts", told);
    }
}
