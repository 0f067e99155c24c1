package dev.hilo.channel.email.service.adapter;

import dev.hilo.channel.email.login.adapter.oauth.OAuthTokens;
import dev.hilo.channel.email.login.model.Login;
import java.time.Clock;

/** How the configured mail servers are logged in to. */
final class Logins {

    private Logins() {}

    /** @param password for servers that take one */
    static Login of(EmailConfig config, String password, Clock clock) {
        EmailConfig.Oauth oauth = config.oauth();
        return oauth.tokenEndpoint()
                .<Login>map(endpoint -> new OAuthTokens(
                        new OAuthTokens.Client(
                                endpoint,
                                oauth.clientId()
                                        .orElseThrow(() -> new IllegalStateException(
                                                "hilo.email.oauth.client-id is missing: tokens are given to a client")),
                                oauth.clientSecret(),
                                oauth.refreshToken(),
                                oauth.scope()),
                        clock))
                .orElseGet(() -> Login.by(password));
    }
}
