package dev.hilo.cases.directory.app;

import dev.hilo.cases.context.app.Cause;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.app.CurrentOwners;
import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Lineage;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.DirectoryEntry.Stage;
import dev.hilo.cases.directory.model.DirectoryFacts;
import dev.hilo.cases.directory.model.Elsewhere;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Commits what an entry says to its user's context. Every step may be done again: whose the entry is gets settled once,
 * identities are claimed once, the cause is made of entry and version.
 */
public final class TellContext {

    private static final int SIZE = 4_000;

    private final DirectoryStore entries;
    private final DirectoryNames names;
    private final Identities identities;
    private final DirectoryLinks links;
    private final ContextLog log;
    private final CurrentOwners current;
    private final Committer committer;
    private final Supplier<String> newUserId;

    public TellContext(
            DirectoryStore entries,
            DirectoryNames names,
            Identities identities,
            DirectoryLinks links,
            ContextLog log,
            Committer committer,
            Supplier<String> newUserId) {
        this.entries = entries;
        this.names = names;
        this.identities = identities;
        this.links = links;
        this.log = log;
        this.current = new CurrentOwners(log);
        this.committer = committer;
        this.newUserId = newUserId;
    }

    /** When it returns the fact is in the log, and the entry marked; an entry that is gone is then gone for good. */
    public DirectoryEntry tell(DirectoryEntry entry) {
        String cause = "directory:" + entry.id() + ":" + entry.version();
        DirectoryEntry told = tell(entry, cause);
        while (!told.told()) {
            // Somebody wrote and told a later version meanwhile; what was told last may have been ours.
            Optional<DirectoryEntry> latest = entries.find(entry.id());
            if (latest.isEmpty()) {
                return told;
            }
            told = tell(latest.get(), cause + "<" + latest.get().version());
        }
        return told;
    }

    private DirectoryEntry tell(DirectoryEntry entry, String cause) {
        if (entry.stage() == Stage.GONE) {
            tellGone(entry, cause);
            return entry.told(entry.elsewhere());
        }
        List<String> vouched = entry.content().person().identities();
        links.finish(vouched);
        Map<String, String> owners = owners(vouched, entry.userId());
        Set<String> others = othersInDirectory(entry, owners.values());
        String user = entry.userId() != null
                ? entry.userId()
                : entries.settleUser(entry.id(), userOf(vouched, owners, others));
        claim(vouched, owners, user);
        List<Elsewhere> elsewhere = links.settle(entry.id(), user, elsewhere(vouched, owners, user, others));
        List<String> own = own(vouched, elsewhere);
        commit(
                user,
                cause,
                context ->
                        DirectoryFacts.of(context, entry.id(), entry.content().person(), own));
        DirectoryEntry settled = entry.of(user);
        return entries.told(settled, elsewhere) ? settled.told(elsewhere) : settled;
    }

    private void tellGone(DirectoryEntry entry, String cause) {
        if (entry.userId() != null) {
            commit(
                    entry.userId(),
                    cause,
                    context -> DirectoryFacts.gone(
                            context, entry.id(), entry.content().person()));
        }
        names.release(entry.content().names().keys(), entry.id());
        entries.remove(entry.id());
    }

    /** Whose each identity is by now; this user's where it is theirs by a merge. */
    private Map<String, String> owners(List<String> vouched, @Nullable String user) {
        Map<String, String> owners = new HashMap<>();
        if (!vouched.isEmpty()) {
            identities
                    .find(vouched)
                    .forEach((identity, owner) -> owners.put(
                            identity, owner.userId().equals(user) ? user : current.ownerOf(identity, owner.userId())));
        }
        if (user != null && owners.values().stream().anyMatch(owner -> !owner.equals(user))) {
            Lineage.Into into = log.latest(user).lineage().into();
            owners.replaceAll((identity, owner) -> into != null && owner.equals(into.userId()) ? user : owner);
        }
        return owners;
    }

    /** A user with an entry of their own is somebody else, even where both share a mailbox. */
    private String userOf(List<String> vouched, Map<String, String> owners, Set<String> others) {
        return vouched.stream()
                .flatMap(identity -> Stream.ofNullable(owners.get(identity)))
                .filter(owner -> !others.contains(owner))
                .findFirst()
                .orElseGet(newUserId);
    }

    private Set<String> othersInDirectory(DirectoryEntry entry, Collection<String> owners) {
        Set<String> users = new HashSet<>(owners);
        users.removeIf(user -> user.equals(entry.userId()));
        return users.isEmpty() ? Set.of() : entries.usersWithOtherEntry(users, entry.id());
    }

    private void claim(List<String> vouched, Map<String, String> owners, String user) {
        Map<String, String> unowned = new LinkedHashMap<>();
        vouched.stream()
                .filter(identity -> !owners.containsKey(identity))
                .forEach(identity -> unowned.put(identity, user));
        if (!unowned.isEmpty()) {
            identities.claim(unowned).forEach((identity, owner) -> owners.put(identity, owner.userId()));
        }
    }

    private static List<Elsewhere> elsewhere(
            List<String> vouched, Map<String, String> owners, String user, Set<String> others) {
        List<Elsewhere> elsewhere = new ArrayList<>();
        for (String identity : vouched) {
            String owner = owners.getOrDefault(identity, user);
            if (!owner.equals(user)) {
                elsewhere.add(new Elsewhere(identity, owner, others.contains(owner)));
            }
        }
        return elsewhere;
    }

    private static List<String> own(List<String> vouched, List<Elsewhere> elsewhere) {
        Set<String> foreign = new HashSet<>();
        elsewhere.forEach(one -> foreign.add(one.identity()));
        return vouched.stream().filter(identity -> !foreign.contains(identity)).toList();
    }

    private void commit(String user, String cause, Function<Context, List<Fact>> effect) {
        committer.commitLatest(Map.of(
                user, List.of(new Cause(cause, null, SIZE, (context, caseNumbers) -> effect.apply(context), null))));
    }
}
