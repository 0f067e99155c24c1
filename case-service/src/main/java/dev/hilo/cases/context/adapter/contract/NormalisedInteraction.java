package dev.hilo.cases.context.adapter.contract;

import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.identities.IdentityRules;

/** An interaction whose identities are written by our rules, however its channel wrote them. */
public final class NormalisedInteraction {

    private NormalisedInteraction() {}

    /** @throws ContractViolation when one of its identities is none */
    public static Interaction of(Interaction arrived, IdentityRules rules) {
        Party from = arrived.from();
        Party normalised = new Party(
                rules.normalise(from.identity(), "from.identity"),
                from.verified(),
                from.displayName(),
                from.claims().stream()
                        .map(claim -> new Party.Claim(
                                rules.normalise(claim.identity(), "from.claims[].identity"),
                                claim.verified(),
                                claim.evidence()))
                        .toList(),
                from.suspect());
        if (normalised.equals(from)) {
            return arrived;
        }
        return new Interaction(
                arrived.id(),
                arrived.channel(),
                arrived.occurredAt(),
                normalised,
                arrived.conversation(),
                arrived.subject(),
                arrived.content(),
                arrived.attachments(),
                arrived.caseReferences(),
                arrived.automation(),
                arrived.noAutomaticAnswer(),
                arrived.service(),
                arrived.extensions());
    }
}
