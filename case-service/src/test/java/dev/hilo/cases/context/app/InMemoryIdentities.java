package dev.hilo.cases.context.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Owners as a map. Passes the same conformance tests as the one in MongoDB. */
public final class InMemoryIdentities implements Identities {

    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, List<String>> erased = new HashMap<>();

    @Override
    public synchronized Map<String, Owner> find(Collection<String> identities) {
        Map<String, Owner> found = new HashMap<>(owners);
        found.keySet().retainAll(identities);
        return found;
    }

    @Override
    public synchronized Map<String, Owner> claim(Map<String, String> userByIdentity) {
        userByIdentity.forEach((identity, user) ->
                owners.putIfAbsent(identity, new Owner(user, erased.getOrDefault(identity, List.of()))));
        return find(userByIdentity.keySet());
    }

    @Override
    public synchronized void release(Collection<String> identities, String fromUser) {
        identities.forEach(identity ->
                owners.computeIfPresent(identity, (id, owner) -> owner.userId().equals(fromUser) ? null : owner));
    }

    @Override
    public synchronized void erase(
            Collection<String> identities, Collection<String> fromUsers, Collection<String> logs) {
        fromUsers.forEach(user -> identities.forEach(identity -> {
            Owner owner = owners.get(identity);
            if (owner != null && owner.userId().equals(user)) {
                Set<String> former = new LinkedHashSet<>(owner.formerUsers());
                former.addAll(logs);
                former.add(user);
                erased.put(identity, List.copyOf(former));
                owners.remove(identity);
            }
        }));
    }

    @Override
    public synchronized void move(Collection<String> identities, String fromUser, String toUser) {
        identities.forEach(identity -> owners.computeIfPresent(identity, (id, owner) -> {
            if (!owner.userId().equals(fromUser)) {
                return owner;
            }
            Set<String> former = new LinkedHashSet<>(owner.formerUsers());
            former.add(fromUser);
            return new Owner(toUser, List.copyOf(former));
        }));
    }
}
