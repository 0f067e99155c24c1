package dev.hilo.cases.me.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.cases.context.adapter.rest.ContextView.IdentityView;
import dev.hilo.cases.context.model.Context;
import dev.hilo.kit.rest.Revised;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the caller.
 *
 * @param version of the last commit; grows by one with each
 * @param attributes what is known by name: {@code department}, {@code location}, …
 * @param cases active ones and the latest settled ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MyContextView(
        String userId,
        long version,
        @Nullable String displayName,
        @Nullable String language,
        Map<String, String> attributes,
        List<IdentityView> identities,
        List<MyCaseView> cases)
        implements Revised {

    @Override
    public long revision() {
        return version;
    }

    static MyContextView of(Context context) {
        return new MyContextView(
                context.userId(),
                context.version(),
                context.profile().displayName(),
                context.profile().language(),
                context.profile().attributes(),
                context.identities().stream().map(IdentityView::of).toList(),
                context.cases().stream().map(MyCaseView::of).toList());
    }
}
