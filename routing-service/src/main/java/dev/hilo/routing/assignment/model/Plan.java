package dev.hilo.routing.assignment.model;

import dev.hilo.routing.roster.model.Queue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decides who gets which of the waiting cases. Each decision counts towards the load that the next one sees. */
public final class Plan {

    private Plan() {}

    /**
     * @param waiting in any order; those that find nobody go on waiting
     * @param queueOf the queue of a name
     * @param now each assignment is stamped a nanosecond after the one before, so that the order of turns is known
     */
    public static List<Assignment> of(
            Collection<RoutedCase> waiting,
            Collection<Workload> workloads,
            Function<String, Queue> queueOf,
            Instant now) {
        Map<String, Workload> agents = new LinkedHashMap<>();
        workloads.forEach(workload -> agents.put(workload.agent().id(), workload));
        List<Assignment> plan = new ArrayList<>();
        for (RoutedCase routed : waiting.stream().sorted(RoutedCase.ORDER).toList()) {
            Queue queue = queueOf.apply(routed.queue());
            Optional<Workload> next = agents.values().stream()
                    .filter(Workload::hasRoom)
                    .filter(workload -> queue.isServedBy(workload.agent()))
                    .min(Workload.NEXT);
            next.ifPresent(chosen -> {
                plan.add(new Assignment(routed, chosen.agent()));
                agents.put(chosen.agent().id(), chosen.withOneMore(now.plusNanos(plan.size())));
            });
        }
        return plan;
    }
}
