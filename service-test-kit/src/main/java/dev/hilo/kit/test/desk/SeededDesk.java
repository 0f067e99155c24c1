package dev.hilo.kit.test.desk;

import static dev.hilo.kit.test.desk.Json.fact;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextState;
import dev.hilo.contracts.ContractJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * What a case service might commit, told by a seeded dice: users speak on several channels, their cases live, they are
 * merged with others, also those who were merged before, and told apart again. It keeps count of what holds in the end.
 */
public final class SeededDesk {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final List<String> CHANNELS = List.of("email", "chat", "whatsapp");

    private final Random dice;
    private final Map<String, SketchedLog> logs = new LinkedHashMap<>();
    private final SketchedAgents agents;
    private int seconds;
    private int cases;
    private int causes;
    private boolean nested = true;

    public SeededDesk(long seed, int users) {
        this.dice = new Random(seed);
        this.agents = new SketchedAgents(dice);
        for (int number = 0; number < users; number++) {
            logs.put("u" + number, new SketchedLog("u" + number));
        }
        logs.values().forEach(this::contact);
    }

    /** Nobody who goes on for others is merged into somebody else. */
    public SeededDesk withoutNestedMerges() {
        nested = false;
        return this;
    }

    /** Lets so many things happen. */
    public SeededDesk live(int steps) {
        for (int step = 0; step < steps; step++) {
            switch (dice.nextInt(12)) {
                case 0, 1, 2, 3 -> someLog(log -> log.into == null).ifPresent(this::contact);
                case 4, 5, 6, 7 -> someLog(log -> !log.cases.isEmpty()).ifPresent(this::agentActs);
                case 8 -> merge();
                case 9 -> undo();
                case 10 -> tidyUp();
                default -> moveIdentity();
            }
        }
        return this;
    }

    /** Each user's commits in some order of all, users' commits in theirs: as consumers may see them. */
    public List<ContextCommitted> inSomeOrder(Random order) {
        List<Deque<ContextCommitted>> waiting = new ArrayList<>();
        logs.values().forEach(log -> waiting.add(new ArrayDeque<>(log.commits)));
        List<ContextCommitted> told = new ArrayList<>();
        while (true) {
            waiting.removeIf(Deque::isEmpty);
            if (waiting.isEmpty()) {
                return told;
            }
            Deque<ContextCommitted> next = waiting.get(order.nextInt(waiting.size()));
            for (int left = 1 + order.nextInt(20); left > 0 && !next.isEmpty(); left--) {
                told.add(next.removeFirst());
            }
        }
    }

    /** A case in the end: in whose log, and how it stands. */
    public record Standing(String userId, ContextState.CaseState state) {}

    public Map<String, Standing> cases() {
        Map<String, Standing> standing = new LinkedHashMap<>();
        logs.values()
                .forEach(log -> log.cases.forEach((id, one) -> standing.put(
                        id,
                        new Standing(
                                log.user,
                                ContractJson.mapper().convertValue(one.state(), ContextState.CaseState.class)))));
        return standing;
    }

    /** How often a case was spoken about in the end, by channel, what was merged into it included. */
    public Map<String, Integer> spoken(String caseId) {
        Map<String, Integer> spoken = new LinkedHashMap<>();
        logs.values().stream()
                .flatMap(log -> log.cases.values().stream())
                .filter(one -> one.id.equals(caseId))
                .flatMap(one -> one.parts.values().stream())
                .forEach(part -> part.channels.forEach((channel, times) -> spoken.merge(channel, times, Integer::sum)));
        return spoken;
    }

    /** Whose each identity is in the end: the user who goes on for its owner. */
    public Map<String, String> identities() {
        Map<String, String> owners = new LinkedHashMap<>();
        logs.values().stream()
                .filter(log -> log.into == null)
                .forEach(log -> log.members
                        .values()
                        .forEach(identities -> identities.keySet().forEach(one -> owners.put(one, log.user))));
        return owners;
    }

    // --- what happens

    private void contact(SketchedLog log) {
        String member = some(List.copyOf(log.members.keySet()));
        Map<String, String> identities = log.members.getOrDefault(member, Map.of());
        List<Map<String, Object>> facts = new ArrayList<>();
        String channel = some(CHANNELS);
        String identity = channel + ":" + member;
        if (!identities.containsKey(identity)) {
            if (logs.values().stream()
                    .anyMatch(
                            other -> other.members.values().stream().anyMatch(known -> known.containsKey(identity)))) {
                return;
            }
            identities.put(identity, channel);
            facts.add(fact(
                    "IdentityLinked",
                    "identity",
                    identity,
                    "channel",
                    channel,
                    "how",
                    "first-contact",
                    "memberId",
                    log.named(member)));
        }
        String at = tick();
        String id = "int-" + ++causes;
        boolean automatic = dice.nextInt(8) == 0;
        facts.add(fact(
                "InteractionRecorded",
                "interaction",
                Json.object(
                        "id",
                        id,
                        "channel",
                        channel,
                        "occurredAt",
                        at,
                        "from",
                        Json.object("identity", identity),
                        "conversation",
                        Json.object("id", "thread-" + identity, "messageId", id),
                        "content",
                        Json.object("text", "hola", "language", "es"),
                        "automation",
                        automatic ? "auto-reply" : "none"),
                "memberId",
                log.named(member)));
        if (!automatic) {
            aboutSomeCase(log, member, id, channel, at, facts);
        }
        log.commit(id, at, facts);
    }

    private void aboutSomeCase(
            SketchedLog log, String member, String id, String channel, String at, List<Map<String, Object>> facts) {
        SketchedCase about = dice.nextInt(3) == 0
                ? null
                : someCase(log, one -> !one.isFinal()).orElse(null);
        if (about == null) {
            about = open(log, member, id, channel, at, facts);
        } else if (about.status.equals("resolved")) {
            facts.add(agents.reopened(about, id, dice.nextBoolean() ? "came-back" : "rejected"));
        } else if (about.status.equals("pending-user")) {
            facts.add(agents.status(about, "open", "user-replied", at));
        }
        about.changed().said(member, channel, at);
        facts.add(fact(
                "InteractionAttached",
                "caseId",
                about.id,
                "interactionId",
                id,
                "by",
                "conversation",
                "memberId",
                log.named(member)));
    }

    private SketchedCase open(
            SketchedLog log,
            String owner,
            String interaction,
            String channel,
            String at,
            List<Map<String, Object>> facts) {
        SketchedCase opened = new SketchedCase("HILO-" + ++cases, owner, "asunto", channel, 1 + dice.nextInt(5), at);
        log.cases.put(opened.id, opened);
        facts.add(opened(log, opened, interaction));
        return opened;
    }

    private static Map<String, Object> opened(SketchedLog log, SketchedCase one, String interaction) {
        return fact(
                "CaseOpened",
                "caseId",
                one.id,
                "interactionId",
                interaction.isEmpty() ? null : interaction,
                "subject",
                one.subject,
                "channel",
                one.channel,
                "language",
                "es",
                "impact",
                3,
                "urgency",
                3,
                "priority",
                one.priority,
                "queue",
                one.queue,
                "memberId",
                log.named(one.owner));
    }

    private void agentActs(SketchedLog log) {
        String at = tick();
        someCase(log, one -> one.mergedInto == null)
                .flatMap(one -> agents.act(one, at))
                .ifPresent(done -> log.commit("req-" + ++causes, at, List.of(done)));
    }

    /** An agent merges a case into another, or moves an interaction. */
    private void tidyUp() {
        someLog(log -> log.cases.size() > 1).ifPresent(log -> {
            SketchedCase from = someCase(log, SketchedCase::isActive).orElse(null);
            SketchedCase to = someCase(log, SketchedCase::isActive).orElse(null);
            if (from == null || to == null || from == to) {
                return;
            }
            String at = tick();
            if (dice.nextBoolean()) {
                from.parts.forEach(to.changed()::gain);
                from.parts.clear();
                from.status = "closed";
                from.closedAt = at;
                from.changed().mergedInto = to.id;
                log.commit(
                        "req-" + ++causes,
                        at,
                        List.of(fact("CaseMerged", "caseId", from.id, "intoCaseId", to.id, "actor", "luis")));
            } else {
                agents.moved(log, from, to, at).ifPresent(moved -> log.commit("req-" + ++causes, at, List.of(moved)));
            }
        });
    }

    private void merge() {
        SketchedLog from = someLog(log -> nested || log.merges.isEmpty()).orElse(null);
        SketchedLog to = someLog(log -> true).orElse(null);
        if (from == null || to == null || from == to) {
            return;
        }
        String id = "merge-" + ++causes;
        from.commit(id, tick(), List.of(fact("UserMergedInto", "mergeId", id, "intoUserId", to.user, "actor", "luis")));
        List<String> coming = List.copyOf(from.members.keySet());
        to.commit(
                id,
                tick(),
                List.of(fact(
                        "UserMerged",
                        "mergeId",
                        id,
                        "mergedUserId",
                        from.user,
                        "mergedVersion",
                        from.version(),
                        "actor",
                        "luis",
                        "state",
                        from.state(coming))));
        from.into = to.user;
        to.members.putAll(from.members);
        from.cases.forEach((number, one) -> to.cases.put(number, one.changed()));
        to.merges.addAll(from.merges);
        to.merges.add(new SketchedLog.Merge(id, from.user, coming));
        from.cases.clear();
    }

    private void undo() {
        SketchedLog log = someLog(one -> !one.merges.isEmpty()).orElse(null);
        if (log == null) {
            return;
        }
        SketchedLog.Merge merge = some(log.merges);
        List<String> leaving = merge.members();
        String at = tick();
        List<Map<String, Object>> facts = new ArrayList<>();
        for (SketchedCase one : List.copyOf(log.cases.values())) {
            boolean goes = leaving.contains(one.owner);
            List<String> strangers = one.parts.keySet().stream()
                    .filter(member -> leaving.contains(member) != goes
                            && one.part(member, at).interactions() > 0)
                    .toList();
            if (!strangers.isEmpty()) {
                part(log, one, strangers, at, facts);
            }
        }
        log.cases.values().stream().filter(one -> leaving.contains(one.owner)).forEach(SketchedCase::changed);
        Map<String, Object> state = log.state(leaving);
        facts.add(fact(
                "MergeUndone", "mergeId", merge.id(), "restoredUserId", merge.user(), "actor", "luis", "state", state));
        log.commit("undo-" + merge.id(), at, facts);
        restore(log, merge, state);
    }

    private void part(
            SketchedLog log, SketchedCase one, List<String> strangers, String at, List<Map<String, Object>> facts) {
        String first = strangers.getFirst();
        String channel = one.part(first, at).channels.keySet().iterator().next();
        SketchedCase own = new SketchedCase("HILO-" + ++cases, first, "aparte", channel, one.priority, at);
        own.queue = one.queue;
        log.cases.put(own.id, own);
        facts.add(opened(log, own, ""));
        for (String stranger : strangers) {
            own.changed().gain(stranger, one.part(stranger, at));
            one.changed().parts.remove(stranger);
            facts.add(fact("PartMoved", "caseId", one.id, "toCaseId", own.id, "memberId", stranger, "actor", "luis"));
        }
        if (!one.isActive()) {
            facts.add(agents.status(own, "closed", "merge-undone", at));
        }
    }

    private void restore(SketchedLog from, SketchedLog.Merge merge, Map<String, Object> state) {
        SketchedLog restored = log(merge.user());
        restored.commit(
                "restore:" + merge.id(),
                tick(),
                List.of(fact(
                        "UserRestored",
                        "mergeId",
                        merge.id(),
                        "fromUserId",
                        from.user,
                        "actor",
                        "luis",
                        "state",
                        state)));
        restored.into = null;
        restored.members.clear();
        restored.merges.clear();
        for (String member : merge.members()) {
            Optional.ofNullable(from.members.remove(member)).ifPresent(known -> restored.members.put(member, known));
        }
        from.cases.values().removeIf(one -> {
            boolean goes = merge.members().contains(one.owner);
            if (goes) {
                restored.cases.put(one.id, one);
            }
            return goes;
        });
        from.merges.remove(merge);
        from.merges.removeIf(inner -> {
            boolean goes = merge.members().contains(inner.user());
            if (goes) {
                restored.merges.add(inner);
            }
            return goes;
        });
        from.merges.replaceAll(outer -> new SketchedLog.Merge(
                outer.id(),
                outer.user(),
                outer.members().stream()
                        .filter(member -> !merge.members().contains(member))
                        .toList()));
    }

    /** An agent finds that an identity is somebody else's. */
    private void moveIdentity() {
        SketchedLog from = someLog(log -> true).orElse(null);
        SketchedLog to = someLog(log -> true).orElse(null);
        if (from == null || to == null || from == to) {
            return;
        }
        Map<String, String> known = from.members.getOrDefault(some(List.copyOf(from.members.keySet())), Map.of());
        if (known.size() < 2) {
            return;
        }
        String identity = some(List.copyOf(known.keySet()));
        String channel = known.remove(identity);
        String cause = "req-" + ++causes;
        from.commit(
                cause,
                tick(),
                List.of(fact("IdentityUnlinked", "identity", identity, "toUserId", to.user, "actor", "luis")));
        to.members.getOrDefault(to.user, new LinkedHashMap<>()).put(identity, channel);
        to.commit(
                cause,
                tick(),
                List.of(fact(
                        "IdentityLinked",
                        "identity",
                        identity,
                        "channel",
                        channel,
                        "how",
                        "agent",
                        "formerUserId",
                        from.user,
                        "actor",
                        "luis")));
    }

    // --- the dice

    private SketchedLog log(String user) {
        return Optional.ofNullable(logs.get(user)).orElseThrow();
    }

    /** Nothing happens in the log of a merged user. */
    private Optional<SketchedLog> someLog(Predicate<SketchedLog> wanted) {
        List<SketchedLog> fit = logs.values().stream()
                .filter(log -> log.into == null)
                .filter(wanted)
                .toList();
        return fit.isEmpty() ? Optional.empty() : Optional.of(some(fit));
    }

    private Optional<SketchedCase> someCase(SketchedLog log, Predicate<SketchedCase> wanted) {
        List<SketchedCase> fit = log.cases.values().stream().filter(wanted).toList();
        return fit.isEmpty() ? Optional.empty() : Optional.of(some(fit));
    }

    private <T> T some(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }

    private String tick() {
        return START.plusSeconds(seconds++).toString();
    }
}
