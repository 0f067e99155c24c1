package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.context.app.CaseUsers;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/**
 * Which cases a channel takes part in, by the channels that its token names: those that began on it or were spoken about on
 * it, and those of users who are known on it, to whom it delivers. Another channel's case is not there for it.
 */
@ApplicationScoped
public class ChannelCases {

    private final Caller caller;
    private final CaseUsers users;
    private final ContextLog log;

    ChannelCases(Caller caller, CaseUsers users, ContextLog log) {
        this.caller = caller;
        this.users = users;
        this.log = log;
    }

    /** Whether the caller is no channel, or one that takes part in this case of the user. */
    public boolean admits(String userId, Case one) {
        return !caller.role().equals(Roles.CHANNEL) || takesPart(named(), userId, one);
    }

    /** Whether the caller, a channel, takes part in one of these cases. */
    public boolean takesPartInAny(Collection<String> caseIds) {
        Set<String> channels = named();
        return caseIds.stream()
                .anyMatch(caseId -> users.userOf(caseId)
                        .map(log::latest)
                        .filter(context -> isKnown(context, channels)
                                || context.findCase(caseId)
                                        .filter(one -> isOn(one, channels))
                                        .isPresent())
                        .isPresent());
    }

    private boolean takesPart(Set<String> channels, String userId, Case one) {
        return isOn(one, channels) || isKnown(log.latest(userId), channels);
    }

    private static boolean isOn(Case one, Set<String> channels) {
        return channels.contains(one.matter().channel())
                || one.channels().stream().anyMatch(channels::contains);
    }

    private static boolean isKnown(Context context, Set<String> channels) {
        return context.identities().stream().anyMatch(linked -> channels.contains(linked.channel()));
    }

    private Set<String> named() {
        Set<String> channels = caller.channels();
        if (channels.isEmpty()) {
            throw Problems.problem(ProblemType.FORBIDDEN)
                    .with("claim", Caller.CHANNEL)
                    .build();
        }
        return channels;
    }
}
