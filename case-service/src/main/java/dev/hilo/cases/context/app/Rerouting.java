package dev.hilo.cases.context.app;

import dev.hilo.cases.context.app.MergedUsers.Way;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Lineage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends causes on to the users whom they concern by now. Registers and callers may be behind; contexts know who goes on
 * for whom. A merge, its undoing, or the move of an identity takes a commit in each of two logs: whoever finds the second
 * one missing, since the replica died that was at it, makes it on the way. Nobody waits and no lock is held.
 */
final class Rerouting {

    private final ContextLog log;
    private final MergedUsers mergedUsers;
    private final Whereabouts whereabouts;

    Rerouting(ContextLog log) {
        this.log = log;
        SecondHalves halves = new SecondHalves(log);
        this.mergedUsers = new MergedUsers(log, halves);
        this.whereabouts = new Whereabouts(log, mergedUsers, halves);
    }

    /**
     * Moves what does not concern the users it waits for.
     *
     * @param pending by user; changed
     * @param contexts of those users; that of a merged user is replaced by the latest
     * @param fresh users whose contexts are the latest
     * @return users that something came to; their contexts must be read again, from the log
     */
    Set<String> reroute(Map<String, List<Cause>> pending, Map<String, Context> contexts, Set<String> fresh) {
        Map<String, List<Cause>> moved = new LinkedHashMap<>();
        for (Map.Entry<String, List<Cause>> entry : pending.entrySet()) {
            String user = entry.getKey();
            Context context = contexts.get(user);
            if (context != null && context.lineage().into() != null && !fresh.contains(user)) {
                context = log.latest(user);
                contexts.put(user, context);
            }
            if (context != null) {
                entry.setValue(
                        context.lineage().into() == null
                                ? staying(context, entry.getValue(), moved)
                                : onwards(context, context.lineage().into(), entry.getValue(), moved));
            }
        }
        moved.forEach((user, causes) -> pending.merge(user, causes, Rerouting::behind));
        return moved.keySet();
    }

    /** Causes of a living user, but for those whose matter has left. What has to be finished comes before the question. */
    private List<Cause> staying(Context context, List<Cause> causes, Map<String, List<Cause>> moved) {
        if (SecondHalves.leads(causes)) {
            return causes;
        }
        List<Cause> staying = new ArrayList<>();
        for (Cause cause : causes) {
            if (!isLost(context, cause)) {
                staying.add(cause);
            } else if (cause.about() != null) {
                send(cause, whereabouts.find(context, cause.passed(), cause.about()), context, staying, moved);
            } else {
                moved.computeIfAbsent(cause.passed().getFirst(), user -> new ArrayList<>())
                        .add(cause);
            }
        }
        return staying;
    }

    /** Whether it has left what it is about, or came by a detour that leads here no longer. */
    private static boolean isLost(Context context, Cause cause) {
        String about = cause.about();
        if (about == null) {
            return !cause.passed().isEmpty()
                    && !context.hasMember(cause.passed().getFirst())
                    && !context.lineage().erased();
        }
        return context.lineage().whereIs(about).isPresent()
                || !cause.passed().isEmpty()
                        && !Whereabouts.has(context, about)
                        && !context.hasMember(cause.passed().getLast());
    }

    /** Causes of a merged user. One that makes them their own again is theirs, and the others wait for it. */
    private List<Cause> onwards(Context merged, Lineage.Into into, List<Cause> causes, Map<String, List<Cause>> moved) {
        Optional<Cause> restoring = causes.stream()
                .filter(cause -> SecondHalves.isRestoring(cause, into.mergeId()))
                .findFirst();
        List<Cause> others = causes.stream()
                .filter(cause -> !SecondHalves.isRestoring(cause))
                .toList();
        List<Cause> staying = new ArrayList<>();
        if (restoring.isPresent()) {
            staying.add(restoring.get());
            staying.addAll(others);
        } else if (!others.isEmpty()) {
            Way along = mergedUsers.wayFrom(merged);
            boolean arriving = SecondHalves.leads(others);
            Map<String, Way> ways = new HashMap<>();
            for (Cause cause : others) {
                String about = cause.about();
                Way way = about == null || arriving
                        ? along
                        : ways.computeIfAbsent(about, name -> whereabouts.find(merged, List.of(), name));
                send(cause, way, merged, staying, moved);
            }
        }
        return staying;
    }

    /** @param staying what is to be folded here, in front of it what has to be finished */
    private static void send(Cause cause, Way way, Context from, List<Cause> staying, Map<String, List<Cause>> moved) {
        boolean here = way.userId().equals(from.userId());
        boolean fit = !way.first().isEmpty() || from.lineage().into() == null;
        List<Cause> coming = here && fit ? staying : moved.computeIfAbsent(way.userId(), user -> new ArrayList<>());
        List<Cause> missing = way.first().stream()
                .filter(half -> coming.stream().noneMatch(other -> other.id().equals(half.id())))
                .toList();
        coming.addAll((int) coming.stream().takeWhile(SecondHalves::isHalf).count(), missing);
        Cause going = cause;
        for (Context passed : way.passed()) {
            going = going.via(passed.userId());
        }
        coming.add(going);
    }

    /** What came here by a detour follows what was here, but for what makes the context fit to take it. */
    private static List<Cause> behind(List<Cause> here, List<Cause> come) {
        List<Cause> all = new ArrayList<>();
        come.stream().filter(SecondHalves::isHalf).forEach(all::add);
        all.addAll(here);
        come.stream().filter(cause -> !SecondHalves.isHalf(cause)).forEach(all::add);
        return List.copyOf(all);
    }
}
