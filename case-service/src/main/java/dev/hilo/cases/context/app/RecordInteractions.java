package dev.hilo.cases.context.app;

import dev.hilo.cases.context.app.Identities.Owner;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.Interaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds interactions into the contexts of the users they come from. */
public final class RecordInteractions {

    private static final int ENVELOPE = 1_000;

    private final Identities identities;
    private final Committer committer;
    private final Supplier<Folding> folding;
    private final Supplier<String> newUserId;

    /** @param folding as it is to be done at the moment: asked once a batch */
    public RecordInteractions(
            Identities identities, Committer committer, Supplier<Folding> folding, Supplier<String> newUserId) {
        this.identities = identities;
        this.committer = committer;
        this.folding = folding;
        this.newUserId = newUserId;
    }

    /** @param size of what the log keeps of it, in characters */
    public record Incoming(
            Interaction interaction, int size, @Nullable String traceparent) {}

    /** When it returns, every interaction is in the log, or was already. Those of one user keep their order. */
    public void record(List<Incoming> batch) {
        Map<String, Owner> owners = owners(batch);
        Map<String, List<Cause>> causes = new LinkedHashMap<>();
        Set<Incoming> homeless = new LinkedHashSet<>();
        Folding now = folding.get();
        for (Incoming incoming : batch) {
            Owner owner = ownerOf(incoming.interaction(), owners);
            causes.computeIfAbsent(owner.userId(), user -> new ArrayList<>())
                    .add(cause(incoming, owner, now, homeless));
        }
        committer.commit(causes);
        if (!homeless.isEmpty()) {
            record(List.copyOf(homeless));
        }
    }

    private Cause cause(Incoming incoming, Owner owner, Folding now, Set<Incoming> homeless) {
        Interaction interaction = incoming.interaction();
        String formerUser =
                owner.formerUsers().isEmpty() ? null : owner.formerUsers().getLast();
        return new Cause(
                interaction.id(),
                interaction.from(),
                owner.formerUsers(),
                ENVELOPE + incoming.size(),
                (context, caseNumbers) -> {
                    if (context.lineage().erased()) {
                        identities.release(List.of(interaction.from()), context.userId());
                        homeless.add(incoming);
                        return List.of();
                    }
                    return now.fold(context, interaction, formerUser, caseNumbers);
                },
                incoming.traceparent());
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

    /** What the channel vouches for says whose it is; an identity seen elsewhere before moves there. */
    private Owner ownerOf(Interaction interaction, Map<String, Owner> owners) {
        Owner owner = owners.get(named(interaction).findFirst().orElseThrow());
        Owner sender = owners.get(interaction.from());
        if (owner == null || sender == null) {
            throw new IllegalStateException("an identity was left without an owner");
        }
        if (sender.userId().equals(owner.userId())) {
            return sender;
        }
        identities.move(interaction.from(), sender.userId(), owner.userId());
        Owner moved = new Owner(
                owner.userId(),
                Stream.concat(sender.formerUsers().stream(), Stream.of(sender.userId()))
                        .toList());
        owners.put(interaction.from(), moved);
        return moved;
    }

    /** Verified claims first: they name a person, the sender's identity may be a passing one. */
    private static Stream<String> named(Interaction interaction) {
        return Stream.concat(interaction.verifiedClaims().stream(), Stream.of(interaction.from()));
    }
}
