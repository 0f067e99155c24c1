package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.adapter.ChatConfig;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of our own origin connect, and those of the origins allowed. Programs send no {@code Origin} and are let in:
 * only browsers can be made to connect by a page their user did not mean to trust.
 */
@ApplicationScoped
class OriginCheck implements HttpUpgradeCheck {

    private static final int FORBIDDEN = 403;

    private final List<String> allowed;

    OriginCheck(ChatConfig config) {
        this.allowed = config.allowedOrigins().orElse(List.of()).stream()
                .map(OriginCheck::normalised)
                .toList();
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        return mayConnect(request.getHeader("Origin"), request.authority())
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(FORBIDDEN);
    }

    private boolean mayConnect(@Nullable String origin, @Nullable HostAndPort authority) {
        return origin == null
                || allowed.contains(normalised(origin))
                || authority != null && isSame(normalised(origin), authority);
    }

    /** The scheme is left out: behind a proxy that ends TLS we see http where the page saw https. */
    private static boolean isSame(String origin, HostAndPort authority) {
        String host = authority.host().toLowerCase(Locale.ROOT);
        return origin.equals("http://" + host + port(authority, 80))
                || origin.equals("https://" + host + port(authority, 443));
    }

    private static String port(HostAndPort authority, int standard) {
        return authority.port() <= 0 || authority.port() == standard ? "" : ":" + authority.port();
    }

    private static String normalised(String origin) {
        String lower = origin.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
