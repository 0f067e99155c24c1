package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.LinkedIdentity;
import dev.hilo.kit.rest.Revised;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one user.
 *
 * @param version of the last commit; grows by one with each
 * @param attributes what is known by name: {@code department}, {@code location}, …
 * @param directory their entry in the organisation's directory, where they have one
 * @param cases active ones and the latest settled ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContextView(
        String userId,
        long version,
        @Nullable String displayName,
        @Nullable String language,
        Map<String, String> attributes,
        @Nullable DirectoryView directory,
        List<IdentityView> identities,
        List<CaseView> cases)
        implements Revised {

    @Override
    public long revision() {
        return version;
    }

    /**
     * A channel identity of a user.
     *
     * @param verified whether it is known to be theirs: by DMARC, token, code or directory. Who merely wrote first on it, or
     *     was given it by an agent, has proven nothing
     * @param how it is known to be theirs: {@code first-contact}, {@code verified-sender}, {@code verified-claim}, {@code
     *     one-time-code}, {@code directory} or {@code agent}
     */
    public record IdentityView(String identity, String channel, boolean verified, String how) {

        public static IdentityView of(LinkedIdentity linked) {
            return new IdentityView(
                    linked.identity(),
                    linked.channel(),
                    linked.how().isVerified() && !linked.isOnAgentsWord(),
                    linked.how().word());
        }
    }

    /** @param active false once the organisation deactivated or deleted it */
    public record DirectoryView(String entryId, boolean active) {}

    public static ContextView of(Context context) {
        return of(context, context.cases());
    }

    /** @param cases those that are shown */
    public static ContextView of(Context context, List<Case> cases) {
        return new ContextView(
                context.userId(),
                context.version(),
                context.profile().displayName(),
                context.profile().language(),
                context.profile().attributes(),
                directory(context),
                context.identities().stream().map(IdentityView::of).toList(),
                cases.stream().map(one -> CaseView.of(context, one)).toList());
    }

    /** The user's own, else that of somebody merged into them. */
    private static @Nullable DirectoryView directory(Context context) {
        return context.members().stream()
                .flatMap(member -> Stream.ofNullable(member.directoryEntry()))
                .findFirst()
                .map(entry -> new DirectoryView(entry.id(), entry.active()))
                .orElse(null);
    }
}
