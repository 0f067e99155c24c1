package dev.hilo.cases.context.app;

import dev.hilo.cases.context.app.Identities.Owner;
import dev.hilo.cases.context.app.Links.Evidence;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.MatchingRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds interactions into the contexts of the users they come from. */
public final class RecordInteractions {

    private static final int ENVELOPE = 1_000;
    private static final String CLAIM = "verified-claim";
    private static final String CODE = "one-time-code";

    private final Identities identities;
    private final Committer committer;
    private final Links links;
    private final PendingVerifications verifications;
    private final Supplier<Folding> folding;
    private final Supplier<String> newUserId;

    /** @param folding as it is to be done at the moment: asked once a batch */
    public RecordInteractions(
            Identities identities,
            Committer committer,
            Links links,
            PendingVerifications verifications,
            Supplier<Folding> folding,
            Supplier<String> newUserId) {
        this.identities = identities;
        this.committer = committer;
        this.links = links;
        this.verifications = verifications;
        this.folding = folding;
        this.newUserId = newUserId;
    }

    /** @param size of what the log keeps of it, in characters */
    public record Incoming(
            Interaction interaction, int size, @Nullable String traceparent) {}

    /** When it returns, every interaction is in the log, or was already. Those of one user keep their order. */
    public void record(List<Incoming> batch) {
        fold(batch.stream().map(this::withoutCode).toList(), folding.get(), true);
    }

    /** The same for one whose sender says where it belongs: only these rules are asked. Without any it is a new case. */
    public void record(Incoming incoming, List<MatchingRule> only) {
        fold(List.of(withoutCode(incoming)), folding.get().matching(only), true);
    }

    /** @param freeing whether who proves an identity is freed from the user an agent gave it to, and folded then */
    private void fold(List<Incoming> batch, Folding now, boolean freeing) {
        Map<String, Owner> owners = owners(batch);
        Map<String, List<Cause>> causes = new LinkedHashMap<>();
        Set<Incoming> homeless = new LinkedHashSet<>();
        Set<Incoming> proving = new LinkedHashSet<>();
        Map<String, List<String>> strays = new LinkedHashMap<>();
        Set<List<String>> joined = new HashSet<>();
        for (Incoming incoming : batch) {
            Owner owner = ownerOf(incoming.interaction(), owners, joined);
            causes.computeIfAbsent(owner.userId(), user -> new ArrayList<>())
                    .add(cause(incoming, owner, owners, now, homeless, freeing ? proving : null, strays));
        }
        committer.commit(causes);
        strays.forEach((identity, fromTo) -> identities.move(identity, fromTo.getFirst(), fromTo.getLast()));
        if (!homeless.isEmpty()) {
            fold(List.copyOf(homeless), now, freeing);
        }
        if (!proving.isEmpty()) {
            proving.forEach(this::free);
            fold(List.copyOf(proving), now, false);
        }
    }

    /**
     * @param proving to which is added, instead of being folded, what proves identities that the context has on an agent's
     *     word alone; null where they are folded anyway
     * @param strays identities that are elsewhere than the register said, with where that was and where they are
     */
    private Cause cause(
            Incoming incoming,
            Owner owner,
            Map<String, Owner> owners,
            Folding now,
            Set<Incoming> homeless,
            @Nullable Set<Incoming> proving,
            Map<String, List<String>> strays) {
        Interaction interaction = incoming.interaction();
        return new Cause(
                interaction.id(),
                interaction.suspect() ? null : interaction.from(),
                owner.formerUsers(),
                ENVELOPE + incoming.size(),
                (context, caseNumbers) -> {
                    if (interaction.suspect()) {
                        return context.lineage().erased()
                                ? List.of()
                                : now.fold(context, interaction, owner.userId(), caseNumbers);
                    }
                    if (context.lineage().erased()) {
                        identities.letGo(interaction.from(), owner.userId(), context.userId(), context.logs());
                        homeless.add(incoming);
                        return List.of();
                    }
                    if (proving != null
                            && !interaction.verifiedClaims().isEmpty()
                            && context.restsOnAgentsWord(named(interaction).toList())) {
                        proving.add(incoming);
                        return List.of();
                    }
                    if (!context.userId().equals(owner.userId())) {
                        strays.put(interaction.from(), List.of(owner.userId(), context.userId()));
                    }
                    List<String> claims = interaction.verifiedClaims().stream()
                            .filter(claim -> belongs(claim, context, owners))
                            .toList();
                    claims.forEach(claim -> {
                        String had = owner(claim, owners).userId();
                        if (!context.userId().equals(had)) {
                            strays.put(claim, List.of(had, context.userId()));
                        }
                    });
                    return now.fold(context, interaction.claiming(claims), owner.userId(), caseNumbers);
                },
                incoming.traceparent());
    }

    private void free(Incoming incoming) {
        Interaction interaction = incoming.interaction();
        links.free(
                evidence(interaction, interaction.from(), 0, How.VERIFIED_CLAIM, CLAIM),
                named(interaction).distinct().toList(),
                interaction.id());
    }

    /** Another's claim links nothing here: it moved while links were made, or was in another's hands before. */
    private static boolean belongs(String claim, Context context, Map<String, Owner> owners) {
        return context.knows(claim) || context.hasMember(owner(claim, owners).userId());
    }

    /** A person who types the code they were sent proves an address; the code itself is not kept. */
    private Incoming withoutCode(Incoming incoming) {
        Interaction interaction = incoming.interaction();
        if (!interaction.mayBeCode() || interaction.suspect()) {
            return incoming;
        }
        return verifications
                .proof(interaction)
                .map(proof -> {
                    if (proof.claim() != null) {
                        links.prove(
                                evidence(interaction, interaction.from(), 0, How.ONE_TIME_CODE, CODE),
                                proof.claim(),
                                interaction.id());
                    }
                    return new Incoming(proof.withoutCode(), incoming.size(), incoming.traceparent());
                })
                .orElse(incoming);
    }

    /** Everybody in the batch has an owner after this; who is new becomes a user. */
    private Map<String, Owner> owners(List<Incoming> batch) {
        List<String> all = batch.stream()
                .flatMap(incoming -> named(incoming.interaction()))
                .distinct()
                .toList();
        Map<String, Owner> owners = new HashMap<>(identities.find(all));
        Map<String, String> unowned = new LinkedHashMap<>();
        for (Incoming incoming : batch) {
            List<String> names = named(incoming.interaction()).toList();
            String user = names.stream()
                    .filter(name -> owners.containsKey(name) || unowned.containsKey(name))
                    .findFirst()
                    .map(name -> owners.containsKey(name) ? owners.get(name).userId() : unowned.get(name))
                    .orElseGet(newUserId);
            names.stream().filter(name -> !owners.containsKey(name)).forEach(name -> unowned.putIfAbsent(name, user));
        }
        if (!unowned.isEmpty()) {
            owners.putAll(identities.claim(unowned));
        }
        return owners;
    }

    /**
     * The sender's owner as the register has it. What the channel vouches for says whose the interaction is: where that
     * is somebody else, links are made first, and the cause finds its way from where the sender was.
     */
    private Owner ownerOf(Interaction interaction, Map<String, Owner> owners, Set<List<String>> joined) {
        if (interaction.suspect()) {
            return stranger(interaction);
        }
        List<String> names = named(interaction).toList();
        String person = names.getFirst();
        Owner owner = owner(person, owners);
        for (int i = 1; i < names.size(); i++) {
            String name = names.get(i);
            if (!owner(name, owners).userId().equals(owner.userId()) && joined.add(List.of(name, person))) {
                links.join(evidence(interaction, name, i, How.VERIFIED_CLAIM, CLAIM), person, interaction.id());
            }
        }
        return owner(interaction.from(), owners);
    }

    /** @param number of the identity among those of the interaction: ids of causes name nobody */
    private static Evidence evidence(Interaction interaction, String identity, int number, How how, String actor) {
        return new Evidence(
                identity,
                identity.equals(interaction.from()) ? interaction.channel() : LinkedIdentity.channelOf(identity),
                how,
                actor + ":" + interaction.id() + ":" + number,
                actor,
                interaction.id());
    }

    private static Owner owner(String name, Map<String, Owner> owners) {
        Owner owner = owners.get(name);
        if (owner == null) {
            throw new IllegalStateException("an identity was left without an owner");
        }
        return owner;
    }

    /**
     * Who is suspect is a user of their own, the same whenever this comes again, and whom no register knows: it neither
     * joins anybody's context nor shows anything of it.
     */
    private static Owner stranger(Interaction interaction) {
        byte[] name = ("suspect:" + interaction.id()).getBytes(StandardCharsets.UTF_8);
        return new Owner(UUID.nameUUIDFromBytes(name).toString(), List.of());
    }

    /** Verified claims first: they name a person, the sender's identity may be a passing one. Who is suspect names nobody. */
    private static Stream<String> named(Interaction interaction) {
        if (interaction.suspect()) {
            return Stream.empty();
        }
        return Stream.concat(interaction.verifiedClaims().stream(), Stream.of(interaction.from()));
    }
}
