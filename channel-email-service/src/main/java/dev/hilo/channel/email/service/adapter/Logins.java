package dev.hilo.channel.email.service.adapter;

import dev.hilo.channel.email.login.adapter.oauth.OAuthTokens;
import dev.hilo.channel.email.login.model.Login;
import java.time.Clock;
import java.util.Optional;

/**
 * How the servers of one mailbox are logged in to.
 *
 * @param refreshToken of the mailbox's owner, where they agreed
 */
record Logins(EmailConfig.Oauth oauth, Optional<String> refreshToken, Clock clock) {

    boolean areByToken() {
        return oauth.tokenEndpoint().isPresent();
    }

    /** @param password for servers that take one */
    Login of(String password) {
        return oauth.tokenEndpoint()
                .<Login>map(endpoint -> new OAuthTokens(
                        new OAuthTokens.Client(
                                endpoint,
                                oauth.clientId()
                                        .orElseThrow(() -> new IllegalStateException(
                                                "hilo.email.oauth.client-id is missing: tokens are given to a client")),
                                oauth.clientSecret(),
                                refreshToken,
                                oauth.scope()),
                        clock))
                .orElseGet(() -> Login.by(password));
    }
}
