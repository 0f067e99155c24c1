package dev.hilo.cases.context.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a context is proven to be one person's, who proves some of its identities: the members that have one of these, and
 * whose merges with each other are proven. An agent's word gives nobody anything to see: neither an identity that an agent
 * gave the user, nor a merge that an agent made.
 */
public final class ProvenView {

    private final Context context;
    private final Set<String> open = new HashSet<>();

    private ProvenView(Context context) {
        this.context = context;
    }

    /**
     * The context with nothing in it but what is theirs.
     *
     * @param proven identities that the person proves to be theirs
     * @return empty where none of them is a member's, but by an agent's word
     */
    public static Optional<Context> of(Context context, Collection<String> proven) {
        ProvenView view = new ProvenView(context);
        context.members().stream()
                .filter(member -> proven.stream()
                        .flatMap(identity -> member.linked(identity).stream())
                        .anyMatch(linked -> !linked.isOnAgentsWord()))
                .map(Member::userId)
                .forEach(view.open::add);
        while (view.spreads()) {}
        return view.open.isEmpty() ? Optional.empty() : Optional.of(view.shown());
    }

    private boolean spreads() {
        return context.lineage().merges().stream()
                .filter(this::isProven)
                .map(merge -> Set.of(merge.user(), context.lineage().mergedWith(merge, context.userId())))
                .filter(both -> both.stream().anyMatch(open::contains))
                .map(open::addAll)
                .reduce(false, Boolean::logicalOr);
    }

    /** What proves that one member is the person says nothing about who had been merged into them before. */
    private boolean isProven(Merge merge) {
        return merge.isProven()
                && context.lineage().merges().stream()
                        .noneMatch(other -> other.version() == merge.version()
                                && !other.id().equals(merge.id())
                                && merge.members().contains(other.user()));
    }

    private Context shown() {
        if (open.size() == context.members().size()) {
            return context;
        }
        List<Member> members = context.members().stream()
                .filter(member -> open.contains(member.userId()))
                .toList();
        return context.with(
                members,
                context.cases().stream()
                        .filter(one -> open.contains(one.owner()))
                        .toList(),
                context.lineage()
                        .sharing(
                                members.stream().map(Member::userId).collect(Collectors.toSet()),
                                Merging.stays(context, Set.copyOf(context.memberIds()), context.version())));
    }
}
