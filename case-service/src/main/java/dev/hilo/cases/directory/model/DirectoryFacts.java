package dev.hilo.cases.directory.model;

import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.LinkedIdentity.How;
import dev.hilo.cases.context.model.Member;
import dev.hilo.cases.context.model.UserFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an entry of the directory means to its user's context. */
public final class DirectoryFacts {

    private DirectoryFacts() {}

    /** @param identities those of the entry that are this user's */
    public static List<Fact> of(Context context, String entryId, Person person, List<String> identities) {
        List<Fact> facts = new ArrayList<>();
        identities.forEach(identity -> link(context, identity).ifPresent(facts::add));
        facts.add(new UserFact.DirectoryEntrySet(
                entryId, person.active(), person.displayName(), person.language(), person.attributes()));
        return facts;
    }

    /** Nothing when another entry speaks to the context by now: who left has come back before this was told. */
    public static List<Fact> gone(Context context, String entryId, Person person) {
        Member.DirectoryEntry known = context.members().getFirst().directoryEntry();
        return known != null && !known.id().equals(entryId) ? List.of() : of(context, entryId, person, List.of());
    }

    /** An identity that only wrote to us so far, or that an agent gave the user, is vouched for from now on. */
    private static Optional<Fact> link(Context context, String identity) {
        Optional<LinkedIdentity> known = context.identities().stream()
                .filter(linked -> linked.identity().equals(identity))
                .findFirst();
        if (known.isPresent() && !known.get().how().givesWayTo(How.DIRECTORY)) {
            return Optional.empty();
        }
        return Optional.of(new UserFact.IdentityLinked(
                identity,
                known.map(LinkedIdentity::channel).orElseGet(() -> channel(identity)),
                How.DIRECTORY,
                known.map(LinkedIdentity::formerUser).orElse(null),
                context.memberOf(identity),
                null,
                null));
    }

    private static String channel(String identity) {
        return identity.startsWith("mailto:") ? "email" : "voice";
    }
}
