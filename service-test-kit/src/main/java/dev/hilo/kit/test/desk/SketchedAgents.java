package dev.hilo.kit.test.desk;

import static dev.hilo.kit.test.desk.Json.fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What agents of a made-up desk do to a case, within what its life cycle allows. */
final class SketchedAgents {

    private static final List<String> AGENTS = List.of("ana", "luis", "marta");
    private static final List<String> QUEUES = List.of("service-desk", "network");

    private final Random dice;

    SketchedAgents(Random dice) {
        this.dice = dice;
    }

    /** One thing done; empty when the case allows nothing. */
    Optional<Map<String, Object>> act(SketchedCase one, String at) {
        return switch (one.status) {
            case "closed" -> Optional.of(feedback(one));
            case "cancelled" -> Optional.empty();
            case "resolved" ->
                Optional.of(
                        switch (dice.nextInt(4)) {
                            case 0 -> reopened(one, "", "agent");
                            case 1 -> feedback(one);
                            case 2 -> status(one, "closed", "confirmed", at);
                            default -> status(one, "closed", "silence", at);
                        });
            default -> Optional.of(work(one, at));
        };
    }

    Map<String, Object> reopened(SketchedCase one, String interaction, String reason) {
        one.changed().status = "reopened";
        one.resolvedAt = null;
        one.reopened++;
        return fact(
                "CaseReopened",
                "caseId",
                one.id,
                "interactionId",
                interaction.isEmpty() ? null : interaction,
                "reason",
                reason);
    }

    Map<String, Object> status(SketchedCase one, String status, String reason, String at) {
        one.changed().status = status;
        if (one.isFinal()) {
            one.closedAt = at;
        }
        return fact("CaseStatusChanged", "caseId", one.id, "status", status, "reason", reason, "actor", "luis");
    }

    /** Moves one contact of a member, if there is one, to another case. */
    Optional<Map<String, Object>> moved(SketchedLog log, SketchedCase from, SketchedCase to, String at) {
        return from.parts.entrySet().stream()
                .filter(part -> part.getValue().interactions() > 0)
                .findFirst()
                .map(part -> {
                    String channel =
                            part.getValue().channels.keySet().iterator().next();
                    part.getValue().channels.computeIfPresent(channel, (on, times) -> times == 1 ? null : times - 1);
                    to.changed().said(part.getKey(), channel, at);
                    from.changed();
                    return fact(
                            "InteractionMoved",
                            "caseId",
                            from.id,
                            "interactionId",
                            "moved",
                            "toCaseId",
                            to.id,
                            "channel",
                            channel,
                            "thread",
                            channel + "|moved",
                            "title",
                            "movido",
                            "actor",
                            "luis",
                            "memberId",
                            log.named(part.getKey()));
                });
    }

    private Map<String, Object> work(SketchedCase one, String at) {
        return switch (dice.nextInt(9)) {
            case 0, 1 -> assigned(one);
            case 2 -> {
                one.changed().agent = null;
                one.queue = QUEUES.get(dice.nextInt(QUEUES.size()));
                yield fact("CaseQueued", "caseId", one.id, "queue", one.queue, "actor", "luis");
            }
            case 3 -> {
                one.changed().priority = 1 + dice.nextInt(5);
                yield fact(
                        "CasePrioritised",
                        "caseId",
                        one.id,
                        "impact",
                        3,
                        "urgency",
                        3,
                        "priority",
                        one.priority,
                        "actor",
                        "luis");
            }
            case 4 -> status(one, "pending-user", "asked", at);
            case 5 -> status(one, dice.nextBoolean() ? "on-hold" : "open", "parts", at);
            case 6 -> {
                one.changed().firstResponseAt = one.firstResponseAt == null ? at : one.firstResponseAt;
                yield fact(
                        "AgentMessageSent",
                        "caseId",
                        one.id,
                        "messageId",
                        "msg",
                        "agentId",
                        "luis",
                        "agentName",
                        "Luis",
                        "text",
                        "hola");
            }
            case 7 -> {
                one.changed().status = "resolved";
                one.resolvedAt = at;
                one.cause = "other";
                yield fact("CaseResolved", "caseId", one.id, "cause", "other", "resolution", "hecho", "actor", "luis");
            }
            default -> dice.nextInt(4) == 0 ? status(one, "cancelled", "duplicate", at) : assigned(one);
        };
    }

    private Map<String, Object> assigned(SketchedCase one) {
        one.changed().agent = AGENTS.get(dice.nextInt(AGENTS.size()));
        one.status = List.of("new", "reopened").contains(one.status) ? "open" : one.status;
        return fact(
                "CaseAssigned",
                "caseId",
                one.id,
                "queue",
                one.queue,
                "agentId",
                one.agent,
                "agentName",
                one.agent,
                "actor",
                "routing");
    }

    private Map<String, Object> feedback(SketchedCase one) {
        one.changed().score = 1 + dice.nextInt(5);
        return fact("FeedbackGiven", "caseId", one.id, "score", one.score);
    }
}
