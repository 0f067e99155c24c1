package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.app.DirectoryNames.Holder;
import dev.hilo.cases.directory.app.Provisioned.Changed;
import dev.hilo.cases.directory.app.Provisioned.Done;
import dev.hilo.cases.directory.app.Provisioned.NameTaken;
import dev.hilo.cases.directory.app.Provisioned.NoSuchEntry;
import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.DirectoryEntry.Stage;
import dev.hilo.cases.directory.model.Draft;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a provisioning client does with entries. The entry is written first and marked as untold, then the user's context
 * hears of it: whoever dies in between leaves work for {@link CatchUp}, and nothing undone.
 */
public final class Provisioning {

    private final DirectoryStore entries;
    private final DirectoryNames names;
    private final TellContext context;
    private final Supplier<String> newId;
    private final Clock clock;

    public Provisioning(
            DirectoryStore entries, DirectoryNames names, TellContext context, Supplier<String> newId, Clock clock) {
        this.entries = entries;
        this.names = names;
        this.context = context;
        this.newId = newId;
        this.clock = clock;
    }

    public Provisioned create(Draft draft) {
        DirectoryEntry entry = DirectoryEntry.created(newId.get(), draft, now());
        entries.insert(entry);
        return establish(entry);
    }

    /** Gives a new entry its names, or takes it back where they are taken. */
    Provisioned establish(DirectoryEntry entry) {
        Optional<String> taken = reserve(entry.keys(), entry);
        if (taken.isPresent()) {
            names.release(entry.keys(), entry.id());
            entries.remove(entry.id());
            return new NameTaken(attribute(taken.get()));
        }
        return new Done(context.tell(entry));
    }

    /** @param read the version that the wish rests on */
    public Provisioned replace(String id, long read, Draft draft) {
        Optional<DirectoryEntry> found = existing(id);
        if (found.isEmpty()) {
            return new NoSuchEntry();
        }
        DirectoryEntry current = found.get();
        if (current.version() != read) {
            return new Changed();
        }
        if (current.content().equals(draft)) {
            return new Done(current.told() ? current : context.tell(current));
        }
        Set<String> missing = current.missing(draft);
        if (!missing.isEmpty()) {
            DirectoryEntry reaching = current.reachingFor(missing);
            if (!entries.replace(reaching)) {
                return new Changed();
            }
            Optional<String> taken = reserve(missing, reaching);
            if (taken.isPresent()) {
                return giveUp(reaching, missing, taken.get());
            }
            current = reaching;
        }
        DirectoryEntry next = current.replaced(draft, now());
        if (!entries.replace(next)) {
            return new Changed();
        }
        Set<String> former = new HashSet<>(current.keys());
        former.removeAll(next.keys());
        if (!former.isEmpty()) {
            names.release(former, id);
        }
        return new Done(context.tell(next));
    }

    /** Deactivates the entry's user and forgets the entry; the user and their identities stay. */
    public Provisioned delete(String id, long read) {
        Optional<DirectoryEntry> found = existing(id);
        if (found.isEmpty()) {
            return new NoSuchEntry();
        }
        DirectoryEntry gone = found.get().gone(now());
        if (found.get().version() != read || !entries.replace(gone)) {
            return new Changed();
        }
        names.release(found.get().keys(), id);
        return new Done(context.tell(gone));
    }

    public Optional<DirectoryEntry> find(String id) {
        return existing(id);
    }

    /** The entry that holds a name. */
    public Optional<DirectoryEntry> findByKey(String key) {
        return names.holder(key).flatMap(holder -> existing(holder.entryId())).filter(entry -> entry.holds(key));
    }

    private Optional<DirectoryEntry> existing(String id) {
        return entries.find(id).filter(entry -> entry.stage() != Stage.GONE);
    }

    private Provisioned giveUp(DirectoryEntry reaching, Set<String> wanted, String taken) {
        names.release(wanted, reaching.id());
        // Where somebody else wrote meanwhile, their write has dropped the names already.
        entries.replace(reaching.withoutReach());
        return new NameTaken(attribute(taken));
    }

    /** The first of the names that another entry holds, if any. */
    private Optional<String> reserve(Collection<String> keys, DirectoryEntry entry) {
        Holder self = new Holder(entry.id(), entry.version());
        Map<String, Holder> held = names.reserve(keys, self);
        return held.entrySet().stream()
                .filter(one -> !one.getValue().equals(self))
                .filter(one -> isHeld(one.getKey(), one.getValue(), entry.id())
                        || !names.takeOver(one.getKey(), one.getValue(), self))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean isHeld(String key, Holder holder, String by) {
        return !holder.entryId().equals(by)
                && entries.find(holder.entryId())
                        .filter(other -> other.holds(key))
                        .isPresent();
    }

    /** As precise as what is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String attribute(String key) {
        return key.substring(0, key.indexOf(':'));
    }
}
