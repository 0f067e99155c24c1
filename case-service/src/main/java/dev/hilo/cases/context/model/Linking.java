package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.LinkedIdentity.How;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which identities an interaction shows to be its user's. */
final class Linking {

    private Linking() {}

    /**
     * Whose it is, of the members: the sender's, else who has what the channel vouches for, else whom the register named.
     */
    static String member(Context context, Interaction interaction, @Nullable String owner) {
        return names(interaction)
                .filter(identity -> !interaction.suspect() && context.knows(identity))
                .findFirst()
                .map(context::memberOf)
                .orElseGet(() -> owner != null && context.hasMember(owner) ? owner : context.userId());
    }

    /**
     * That of the sender, and those that the channel vouches for; none that has become somebody else's, and none at all of
     * who is suspect.
     */
    static List<Fact> facts(Context context, Interaction interaction, String member) {
        List<Fact> facts = new ArrayList<>();
        if (interaction.suspect()) {
            return facts;
        }
        if (!context.knows(interaction.from())) {
            facts.add(new UserFact.IdentityLinked(
                    interaction.from(), interaction.channel(), how(context, interaction), null, member, null, null));
        } else if (interaction.senderVerified()) {
            Joining.linked(context, interaction.from(), interaction.channel(), member, How.VERIFIED_SENDER, null, null)
                    .ifPresent(facts::add);
        }
        boolean onAgentsWord = context.restsOnAgentsWord(names(interaction).toList());
        for (String claim : interaction.verifiedClaims()) {
            if (!claim.equals(interaction.from())
                    && context.lineage().whereIs(claim).isEmpty()) {
                Joining.linked(
                                context,
                                claim,
                                LinkedIdentity.channelOf(claim),
                                proven(context, interaction).orElse(member),
                                onAgentsWord ? How.AGENT : How.VERIFIED_CLAIM,
                                null,
                                null)
                        .ifPresent(facts::add);
            }
        }
        return facts;
    }

    /** Nothing is surer than what it rests on. */
    private static How how(Context context, Interaction interaction) {
        if (!interaction.verifiedClaims().isEmpty()) {
            return context.restsOnAgentsWord(interaction.verifiedClaims()) ? How.AGENT : How.VERIFIED_CLAIM;
        }
        return interaction.senderVerified() ? How.VERIFIED_SENDER : How.FIRST_CONTACT;
    }

    /** The member whom one of the identities belongs to, not just by an agent's word. */
    private static Optional<String> proven(Context context, Interaction interaction) {
        return names(interaction)
                .flatMap(identity -> context.linked(identity).stream())
                .filter(linked -> !linked.isOnAgentsWord())
                .findFirst()
                .map(linked -> context.memberOf(linked.identity()));
    }

    private static Stream<String> names(Interaction interaction) {
        return Stream.concat(Stream.of(interaction.from()), interaction.verifiedClaims().stream());
    }
}
