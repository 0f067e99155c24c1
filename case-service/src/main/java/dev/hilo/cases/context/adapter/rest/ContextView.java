package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.model.Context;
import dev.hilo.kit.rest.Revised;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one user.
 *
 * @param version of the last commit; grows by one with each
 * @param cases active ones and the latest settled ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContextView(
        String userId,
        long version,
        @Nullable String displayName,
        @Nullable String language,
        List<IdentityView> identities,
        List<CaseView> cases)
        implements Revised {

    @Override
    public long revision() {
        return version;
    }

    public record IdentityView(String identity, String channel) {}

    static ContextView of(Context context) {
        return new ContextView(
                context.userId(),
                context.version(),
                context.profile().displayName(),
                context.profile().language(),
                context.identities().stream()
                        .map(linked -> new IdentityView(linked.identity(), linked.channel()))
                        .toList(),
                context.cases().stream().map(one -> CaseView.of(context, one)).toList());
    }
}
