package dev.hilo.cases.context.adapter.rest;

import dev.hilo.cases.context.app.PresenceBoard;

/**
 * Whether somebody is there just now, on one of their channels.
 *
 * @param identity the channel identity: {@code chat:…}
 * @param here whether they can read what is written now
 * @param typing whether they are writing
 */
public record LivePresence(String identity, boolean here, boolean typing) {

    static LivePresence of(PresenceBoard.Shown shown) {
        return new LivePresence(shown.identity(), shown.here(), shown.typing());
    }
}
