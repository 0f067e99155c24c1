package dev.hilo.cases.attachments.app;

import dev.hilo.cases.context.app.CommitListener;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.Member;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Says of files that what is in the log names them, and whose they are: at once for what this replica commits, and again
 * from the stream, which mends what a replica left undone when it died between the two writes.
 */
public final class FileOwners implements CommitListener {

    private final AttachmentStore store;
    private final ContextLog log;
    private final Function<Interaction, List<String>> attachments;

    /** @param attachments ids of an interaction's files */
    public FileOwners(AttachmentStore store, ContextLog log, Function<Interaction, List<String>> attachments) {
        this.store = store;
        this.log = log;
        this.attachments = attachments;
    }

    @Override
    public void committed(List<Committed> commits) {
        commits.forEach(one -> tell(one.context(), one.commit().facts()));
    }

    /** Files that a commit names, as told by the stream. */
    public record Change(String userId, long version, Set<String> files) {}

    /** Tells of the files that still wait to be named. */
    public void catchUp(Collection<Change> changes) {
        Set<String> named = new HashSet<>();
        changes.forEach(change -> named.addAll(change.files()));
        if (named.isEmpty()) {
            return;
        }
        Set<String> waiting = store.waiting(named);
        for (Change change : changes) {
            if (change.files().stream().anyMatch(waiting::contains)) {
                Context context = log.latest(change.userId());
                for (Commit commit : log.read(change.userId(), change.version(), 1)) {
                    tell(context, commit.facts());
                }
            }
        }
    }

    private void tell(Context context, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof CaseFact.InteractionMoved moved) {
                tellMoved(context, moved);
            }
            Naming.by(fact, attachments).ifPresent(naming -> {
                String owner = naming.owner(context);
                Set<String> users = new HashSet<>(Set.of(owner));
                context.members().stream().map(Member::userId).forEach(users::add);
                store.named(naming.files(), users, owner, naming.shown(), naming.caseIn(facts), naming.sent());
            });
        }
    }

    /** Files of an interaction that counts towards another case from now on are that case's, too. */
    private void tellMoved(Context context, CaseFact.InteractionMoved moved) {
        for (Commit said : log.withCauses(context.logsOf(moved.caseId()), List.of(moved.interactionId()))) {
            said.facts().stream()
                    .flatMap(fact -> Naming.by(fact, attachments).stream())
                    .filter(naming -> moved.interactionId().equals(naming.interactionId()))
                    .forEach(naming -> store.named(
                            naming.files(),
                            Set.copyOf(context.memberIds()),
                            naming.owner(context),
                            true,
                            moved.toCaseId(),
                            false));
        }
    }
}
