package dev.hilo.channel.chat.adapter.page;

import dev.hilo.channel.chat.adapter.ChatConfig;
import dev.hilo.kit.HiloConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The page may run its own script and style, and talk to us and the identity provider; nothing else. It may be framed by
 * pages of our own origin and of those allowed, as the widget does.
 */
@ApplicationScoped
class PageHeaders {

    private static final int PRIORITY = 100;

    private final String policy;

    PageHeaders(HiloConfig config, ChatConfig chat) {
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                + origin(config.identity().issuer())
                + "; base-uri 'none'; form-action 'none'; frame-ancestors "
                + String.join(" ", frames(chat));
    }

    /** Pages that may show ours in a frame: those that may connect. */
    private static List<String> frames(ChatConfig chat) {
        List<String> frames = new ArrayList<>(List.of("'self'"));
        chat.allowedOrigins().orElse(List.of()).stream().map(String::strip).forEach(frames::add);
        return frames;
    }

    void register(@Observes Filters filters) {
        filters.register(this::secure, PRIORITY);
    }

    private void secure(RoutingContext context) {
        if (!context.request().path().startsWith("/q/")) {
            context.response()
                    .putHeader("Content-Security-Policy", policy)
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Referrer-Policy", "no-referrer")
                    .putHeader("Cache-Control", "no-cache");
        }
        context.next();
    }

    private static String origin(String issuer) {
        URI uri = URI.create(issuer);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
