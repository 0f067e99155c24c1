package dev.hilo.kit.access;

import dev.hilo.kit.HiloConfig;
import dev.hilo.kit.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Whose cases the caller of the current request may see, by their queue. Where {@code hilo.agents-by-queue} is set, an
 * agent sees the queues in the claim {@code queues} of their token and nothing else; without the claim, none. Supervisors,
 * administrators and services see all.
 *
 * <p>A case of another queue does not exist for the caller: answer 404 for one case, leave it out of lists and counts.
 */
@ApplicationScoped
public class QueueVisibility {

    private static final String CLAIM = "queues";
    private static final Set<String> SEE_ALL = Set.of(Roles.SUPERVISOR, Roles.ADMINISTRATOR);

    private final HiloConfig config;
    private final JsonWebToken token;

    QueueVisibility(HiloConfig config, JsonWebToken token) {
        this.config = config;
        this.token = token;
    }

    /** The queues whose cases the caller sees; empty when they see all. */
    public Optional<Set<String>> queues() {
        return config.agentsByQueue() ? of(token.getGroups(), token.getClaim(CLAIM)) : Optional.empty();
    }

    /** Whether the caller sees a case of this queue; a case without a queue only who sees all. */
    public boolean sees(@Nullable String queue) {
        return queues().map(allowed -> queue != null && allowed.contains(queue)).orElse(true);
    }

    /** @param claim the token's claim {@code queues}: a list, one name, or nothing */
    static Optional<Set<String>> of(@Nullable Set<String> roles, @Nullable Object claim) {
        if (roles == null || !roles.contains(Roles.AGENT) || roles.stream().anyMatch(SEE_ALL::contains)) {
            return Optional.empty();
        }
        return Optional.of(Claims.names(claim));
    }
}
