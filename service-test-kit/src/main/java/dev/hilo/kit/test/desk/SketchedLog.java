package dev.hilo.kit.test.desk;

import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContractJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One user's context and log, as far as a made-up desk keeps count of them. */
final class SketchedLog {

    /** @param members who came with the user, the user first */
    record Merge(String id, String user, List<String> members) {}

    final String user;
    final List<ContextCommitted> commits = new ArrayList<>();

    /** Identities and their channels, by member, the user first. */
    final Map<String, Map<String, String>> members = new LinkedHashMap<>();

    final Map<String, SketchedCase> cases = new LinkedHashMap<>();
    final List<Merge> merges = new ArrayList<>();

    @Nullable
    String into;

    SketchedLog(String user) {
        this.user = user;
        members.put(user, new LinkedHashMap<>());
    }

    long version() {
        return commits.size();
    }

    /** How a fact names a member: not at all when it is the user themself. */
    @Nullable
    String named(String member) {
        return member.equals(user) ? null : member;
    }

    void commit(String cause, String at, List<Map<String, Object>> facts) {
        Map<String, Object> commit = Json.object(
                "userId", user, "version", version() + 1, "causes", List.of(cause), "at", at, "facts", facts);
        commits.add(ContractJson.read(ContractJson.write(commit), ContextCommitted.class));
    }

    /** What goes along with these members, as the contract's {@code ContextState}. */
    Map<String, Object> state(Collection<String> whose) {
        List<Map<String, Object>> told = new ArrayList<>();
        whose.forEach(member -> {
            List<Map<String, Object>> identities = new ArrayList<>();
            members.getOrDefault(member, Map.of())
                    .forEach((identity, channel) -> identities.add(
                            Json.object("identity", identity, "channel", channel, "how", "first-contact")));
            told.add(Json.object("memberId", member, "language", "es", "identities", identities));
        });
        return Json.object(
                "members",
                told,
                "cases",
                cases.values().stream()
                        .filter(one -> whose.contains(one.owner))
                        .map(SketchedCase::state)
                        .toList());
    }
}
