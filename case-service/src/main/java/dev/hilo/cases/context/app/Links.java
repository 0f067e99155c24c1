package dev.hilo.cases.context.app;

import dev.hilo.cases.context.app.Identities.Owner;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Joining;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.Merge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings identities to whose they are, and everything into its place that concerns them: the second commits of merges and
 * moves, and the register. Every step may be done again, by anybody.
 */
public final class Links {

    private static final int SIZE = 2_000;

    private final Identities identities;
    private final ContextLog log;
    private final Committer committer;
    private final Supplier<String> newUserId;

    public Links(Identities identities, ContextLog log, Committer committer, Supplier<String> newUserId) {
        this.identities = identities;
        this.log = log;
        this.committer = committer;
        this.newUserId = newUserId;
    }

    /**
     * Why an identity is somebody's.
     *
     * @param channel of the identity, where no context knows it
     * @param causeId the same for the same evidence
     */
    public record Evidence(
            String identity,
            String channel,
            How how,
            String causeId,
            String actor,
            @Nullable String reason) {

        Joining joining(String toMember) {
            return new Joining(identity, channel, toMember, how, Merge.idOf(causeId), actor, reason);
        }

        List<Fact> linking(Context context, String member) {
            return Joining.linked(context, identity, channel, member, how, actor, reason).stream()
                    .toList();
        }

        Evidence about(String other) {
            return new Evidence(other, LinkedIdentity.channelOf(other), how, causeId + ":claim", actor, reason);
        }
    }

    /**
     * Both identities are one person's, as an interaction shows: one user of both is made, or the identity moves to who
     * has the claimed one; see {@link Joining}. An interaction that was recorded before shows nothing new.
     */
    public void join(Evidence evidence, String claim, String interactionId) {
        free(evidence, List.of(evidence.identity(), claim), interactionId);
        Both both = both(evidence.identity(), claim);
        if (both.isOne()) {
            settle(List.of(), List.of(evidence.identity(), claim));
        } else if (!isRecorded(interactionId, both, evidence.identity(), claim)) {
            bring(both.from(), evidence, both.to().memberOf(claim));
        }
    }

    /**
     * The same, proven once and for all: both identities are vouched for from now on. What an interaction that was recorded
     * before proves, it has proven.
     */
    public void prove(Evidence evidence, String claim, @Nullable String interactionId) {
        free(evidence, List.of(evidence.identity(), claim), interactionId);
        Both both = both(evidence.identity(), claim);
        if (interactionId != null && isRecorded(interactionId, both, evidence.identity(), claim)) {
            return;
        }
        if (!both.isOne()) {
            bringTogether(both, evidence, claim);
        }
        confirm(evidence.about(claim), evidence.identity());
        confirm(evidence, claim);
    }

    /**
     * Takes identities that are proven to be one person's out of the user to whom only an agent's word ties them: who proves
     * an address is not proven to be the person an agent gave it to. They become a user of their own.
     *
     * @param interactionId that proves it; one that was recorded before proves nothing new
     */
    public void free(Evidence evidence, List<String> oneIs, @Nullable String interactionId) {
        Map<String, Context> found = contexts(oneIs, List.of());
        Map<String, Context> users = new LinkedHashMap<>();
        oneIs.stream()
                .flatMap(name -> Stream.ofNullable(found.get(name)))
                .filter(context -> context.restsOnAgentsWord(oneIs))
                .forEach(context -> users.put(context.userId(), context));
        users.forEach((user, context) -> {
            List<String> tied = oneIs.stream().filter(context::knows).toList();
            if (interactionId == null || !isRecorded(interactionId, found)) {
                String fresh = newUserId.get();
                String causeId = evidence.causeId() + ":free:" + oneIs.indexOf(tied.getFirst());
                commit(user, causeId, tied.getFirst(), there -> freeing(there, oneIs, fresh, evidence));
                settle(List.of(), tied);
                along(
                        tied.getFirst(),
                        user,
                        oneIs.stream()
                                .filter(name -> isUnheard(found.get(name), user, name))
                                .toList());
            }
        });
    }

    private static List<Fact> freeing(Context context, List<String> oneIs, String fresh, Evidence evidence) {
        return context.restsOnAgentsWord(oneIs)
                ? oneIs.stream()
                        .flatMap(name -> context.linked(name).stream())
                        .<Fact>map(linked -> Joining.leaving(
                                context,
                                linked.identity(),
                                fresh,
                                linked.channel(),
                                evidence.how(),
                                evidence.actor(),
                                evidence.reason()))
                        .toList()
                : List.of();
    }

    /** Whether no log knows the identity, and only the register takes it for the user's. */
    private static boolean isUnheard(@Nullable Context found, String user, String identity) {
        return found != null && found.userId().equals(user) && !found.knows(identity);
    }

    /** They were taken for the user's because of the identity that is free by now. */
    private void along(String freed, String user, List<String> unheard) {
        Owner now = identities.find(List.of(freed)).get(freed);
        if (now != null && !now.userId().equals(user) && !unheard.isEmpty()) {
            identities.move(unheard, user, now.userId());
        }
    }

    /** Whoever of the two is nobody but that person goes to the other: who proves a second address keeps the first. */
    private void bringTogether(Both both, Evidence evidence, String claim) {
        boolean claimedIsMore = Joining.isMoreThan(both.to(), claim);
        if (Joining.isMoreThan(both.from(), evidence.identity()) && both.to().knows(claim) && !claimedIsMore) {
            bring(both.to(), evidence.about(claim), both.from().memberOf(evidence.identity()));
        } else {
            bring(both.from(), evidence, both.to().memberOf(claim));
        }
    }

    /** Where an identity is, it is vouched for from now on; where none has it yet, with whom the other one is. */
    private void confirm(Evidence evidence, String other) {
        List<String> names = List.of(evidence.identity());
        Owner owner = Objects.requireNonNull(identities.find(names).get(evidence.identity()));
        Context there = Objects.requireNonNull(contexts(names, List.of()).get(evidence.identity()));
        commit(
                there.userId(),
                evidence.causeId() + ":link",
                evidence.identity(),
                context -> evidence.linking(
                        context,
                        context.knows(other) && context.hasMember(owner.userId())
                                ? context.memberOf(other)
                                : owner.userId()));
    }

    /** The identity is a user's, whoever had it. */
    public void give(Evidence evidence, String toUser) {
        identities.claim(Map.of(evidence.identity(), toUser));
        Context from = Objects.requireNonNull(
                contexts(List.of(evidence.identity()), List.of()).get(evidence.identity()));
        if (from.hasMember(toUser)) {
            commit(
                    from.userId(),
                    evidence.causeId(),
                    evidence.identity(),
                    context -> evidence.linking(context, toUser));
            settle(List.of(), List.of(evidence.identity()));
        } else {
            bring(from, evidence, toUser);
        }
    }

    private void bring(Context from, Evidence evidence, String toMember) {
        Joining joining = evidence.joining(toMember);
        commit(from.userId(), evidence.causeId(), evidence.identity(), joining::in);
        Set<String> concerned = new LinkedHashSet<>(List.of(evidence.identity()));
        from.identities().forEach(linked -> concerned.add(linked.identity()));
        settle(List.of(from.userId()), concerned);
    }

    /** Who goes on for a user, themself as long as they are not merged; what was begun is finished. */
    public Context current(String userId) {
        Context context = log.latest(userId);
        return context.lineage().into() == null
                ? context
                : committer.commitLatest(userId, asking(userId, null, found -> {}));
    }

    /** Finishes what was begun about these users and identities, and tells the register where the identities are. */
    public void settle(Collection<String> users, Collection<String> some) {
        Map<String, Owner> owners = identities.find(some);
        Map<List<String>, List<String>> moves = new HashMap<>();
        contexts(some, users).forEach((identity, context) -> {
            Owner owner = owners.get(identity);
            if (owner != null && context.knows(identity) && !owner.userId().equals(context.userId())) {
                moves.computeIfAbsent(List.of(owner.userId(), context.userId()), fromTo -> new ArrayList<>())
                        .add(identity);
            }
        });
        moves.forEach((fromTo, moved) -> identities.move(moved, fromTo.getFirst(), fromTo.getLast()));
    }

    /** Whose an identity is, and whose the claimed one. */
    private record Both(Context from, Context to) {

        boolean isOne() {
            return from.userId().equals(to.userId());
        }
    }

    /** Both belong to somebody after this; who is erased lets go. */
    private Both both(String identity, String claim) {
        List<String> names = Stream.of(claim, identity).distinct().toList();
        Map<String, Owner> before = identities.find(names);
        contexts(names, List.of()).forEach((name, context) -> {
            Owner owner = before.get(name);
            if (context.lineage().erased() && owner != null) {
                identities.letGo(name, owner.userId(), context.userId(), context.logs());
            }
        });
        Map<String, Owner> owners = identities.find(names);
        if (owners.size() < names.size()) {
            String user = names.stream()
                    .flatMap(name -> Stream.ofNullable(owners.get(name)))
                    .findFirst()
                    .map(Owner::userId)
                    .orElseGet(newUserId);
            Map<String, String> unowned = new LinkedHashMap<>();
            names.stream().filter(name -> !owners.containsKey(name)).forEach(name -> unowned.put(name, user));
            identities.claim(unowned);
        }
        Map<String, Context> found = contexts(names, List.of());
        return new Both(Objects.requireNonNull(found.get(identity)), Objects.requireNonNull(found.get(claim)));
    }

    private boolean isRecorded(String interactionId, Both both, String identity, String claim) {
        return isRecorded(interactionId, Map.of(identity, both.from(), claim, both.to()));
    }

    /** @param contexts by the identity that is theirs */
    private boolean isRecorded(String interactionId, Map<String, Context> contexts) {
        Set<String> logs = new LinkedHashSet<>();
        contexts.forEach((identity, context) -> logs.addAll(context.logsOf(identity)));
        // Who was erased had it in logs that no context leads to any more.
        identities.find(contexts.keySet()).values().forEach(owner -> logs.addAll(owner.formerUsers()));
        return !log.knownCauses(logs, List.of(interactionId)).isEmpty();
    }

    /** Where the log leads from where the register says identities are; on the way what was begun is finished. */
    private Map<String, Context> contexts(Collection<String> some, Collection<String> users) {
        Map<String, Context> found = new HashMap<>();
        Map<String, List<Cause>> asking = new LinkedHashMap<>();
        users.forEach(
                user -> asking.computeIfAbsent(user, u -> new ArrayList<>()).add(asking(user, null, context -> {})));
        identities
                .find(some)
                .forEach((identity, owner) -> asking.computeIfAbsent(owner.userId(), u -> new ArrayList<>())
                        .add(asking(identity, identity, context -> found.put(identity, context))));
        committer.commitLatest(asking);
        return found;
    }

    /** A cause that leads to no fact: it only goes where it belongs. */
    private static Cause asking(String what, @Nullable String about, Consumer<Context> answer) {
        return new Cause(
                "where:" + what,
                about,
                SIZE,
                (context, caseNumbers) -> {
                    answer.accept(context);
                    return List.of();
                },
                null);
    }

    private void commit(String userId, String causeId, String about, Function<Context, List<Fact>> effect) {
        committer.commitLatest(Map.of(
                userId,
                List.of(new Cause(causeId, about, SIZE, (context, caseNumbers) -> effect.apply(context), null))));
    }
}
