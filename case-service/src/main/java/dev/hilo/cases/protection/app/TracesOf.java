package dev.hilo.cases.protection.app;

import dev.hilo.cases.attachments.app.Naming;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.cases.context.model.Member;
import dev.hilo.cases.context.model.Share;
import dev.hilo.cases.context.model.Touched;
import dev.hilo.cases.context.model.UserFact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a person's whole history for what it has left behind. Read it before the keys are destroyed. */
public final class TracesOf {

    private static final int PAGE = 200;

    private final ContextLog log;
    private final Function<dev.hilo.cases.context.model.Interaction, List<String>> attachments;

    /** @param attachments ids of an interaction's files */
    public TracesOf(ContextLog log, Function<dev.hilo.cases.context.model.Interaction, List<String>> attachments) {
        this.log = log;
        this.attachments = attachments;
    }

    /** Everything of a person. */
    public Traces person(Context context) {
        Set<String> users = new HashSet<>();
        context.members().stream().map(Member::userId).forEach(users::add);
        Set<String> identities = new HashSet<>();
        Set<String> cases = new HashSet<>();
        Set<String> files = new HashSet<>();
        context.identities().stream().map(LinkedIdentity::identity).forEach(identities::add);
        users.forEach(user -> read(
                user,
                commit -> commit.facts().forEach(fact -> {
                    cases.addAll(Touched.cases(fact));
                    files.addAll(files(fact));
                    if (fact instanceof UserFact.IdentityLinked linked) {
                        identities.add(linked.identity());
                    }
                })));
        context.lineage().departed().keySet().forEach(gone -> {
            identities.remove(gone);
            cases.remove(gone);
        });
        Set<Traces.Share> shares = new HashSet<>();
        context.lineage().shares().forEach(share -> shares.add(share(share, files)));
        Map<String, Set<String>> others = new HashMap<>();
        context.lineage()
                .away()
                .forEach(share -> others.computeIfAbsent(share.userId(), log -> new HashSet<>())
                        .add(share.member()));
        Set<String> logs = new HashSet<>(context.logs());
        context.identities().forEach(linked -> logs.addAll(context.logsOf(linked.identity())));
        return new Traces(true, users, identities, cases, files, shares, others, logs);
    }

    /** What is theirs in a log that they were in as a member; its files are added to those found. */
    private Traces.Share share(Share share, Set<String> files) {
        Set<String> alone = new HashSet<>(share.cases());
        read(share.userId(), commit -> {
            Set<String> ofOthers = new HashSet<>();
            for (Fact fact : commit.facts()) {
                if (fact instanceof UserFact.InteractionRecorded said) {
                    if (said.member().equals(share.member())) {
                        files.addAll(files(said));
                    } else {
                        ofOthers.add(said.interaction().id());
                    }
                } else if (fact instanceof CaseFact.InteractionAttached attached
                        && ofOthers.contains(attached.interactionId())) {
                    alone.remove(attached.caseId());
                }
            }
        });
        return new Traces.Share(share.userId(), share.member(), alone);
    }

    /**
     * What is about one case, in the logs of its user and of those merged into them. A file that another case names as well
     * is not its own.
     */
    public Traces ofCase(Context context, String caseId) {
        Set<String> users = new HashSet<>();
        context.members().stream().map(Member::userId).forEach(users::add);
        Set<Traces.Share> shares = new HashSet<>();
        context.lineage()
                .shares()
                .forEach(share -> shares.add(new Traces.Share(share.userId(), share.member(), Set.of(caseId))));
        Set<String> files = new HashSet<>();
        Set<String> others = new HashSet<>();
        users.forEach(user -> read(user, commit -> {
            Set<String> said = commit.facts().stream()
                    .filter(fact -> fact instanceof CaseFact.InteractionAttached attached
                            && attached.caseId().equals(caseId))
                    .map(fact -> ((CaseFact.InteractionAttached) fact).interactionId())
                    .collect(Collectors.toSet());
            for (Fact fact : commit.facts()) {
                boolean ofIt = fact instanceof UserFact.InteractionRecorded one
                        ? said.contains(one.interaction().id())
                        : fact instanceof CaseFact about && about.caseId().equals(caseId);
                (ofIt ? files : others).addAll(files(fact));
            }
        }));
        files.removeAll(others);
        return new Traces(false, users, Set.of(), Set.of(caseId), files, shares, Map.of(), Set.of());
    }

    /** Snapshots of all these logs anew, from what can be read there once the keys are destroyed. */
    void refold(Traces traces) {
        Set<String> logs = new HashSet<>(traces.users());
        traces.shares().forEach(share -> logs.add(share.logOf()));
        for (String user : logs) {
            Context[] context = {Context.empty(user)};
            read(user, commit -> context[0] = context[0].after(commit));
            log.replaceSnapshot(context[0]);
        }
    }

    /** Every commit of a log, in order. */
    private void read(String userId, Consumer<Commit> commits) {
        long next = 1;
        while (true) {
            List<Commit> page = log.read(userId, next, PAGE);
            page.forEach(commits);
            if (page.size() < PAGE) {
                return;
            }
            next += page.size();
        }
    }

    private List<String> files(Fact fact) {
        return Naming.by(fact, attachments).map(Naming::files).orElse(List.of());
    }
}
