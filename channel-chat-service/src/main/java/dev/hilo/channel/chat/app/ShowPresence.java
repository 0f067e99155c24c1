package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.app.Signs.Sign;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * Who is there and who writes, on both sides: passing signs that are kept nowhere. The desk hears of visitors who have said
 * something; of others it knows nothing. Another connection of the same visitor, here or on another replica, says within
 * one beat that they are there after all.
 */
public final class ShowPresence {

    private static final Duration TYPING_AGAIN = Duration.ofSeconds(2);

    private final Links links;
    private final Signs signs;
    private final Clock clock;
    private volatile Instant deskUntil = Instant.MIN;

    ShowPresence(Links links, Signs signs, Clock clock) {
        this.links = links;
        this.signs = signs;
        this.clock = clock;
    }

    /** A page is welcomed, or its visitor has written something. */
    public void isHere(Link link) {
        if (link.isKnownToDesk()) {
            signs.note(link.sessionId(), Sign.HERE);
        }
    }

    /** The visitor writes; more often than every two seconds that is no news. */
    public void types(Link link) {
        if (link.isKnownToDesk() && link.maySayTyping(clock.instant(), TYPING_AGAIN)) {
            signs.note(link.sessionId(), Sign.TYPING);
        }
    }

    /** A connection is gone, and has left {@link Links}. */
    public void left(Link link) {
        if (link.isKnownToDesk() && !links.holds(link.sessionId())) {
            signs.note(link.sessionId(), Sign.GONE);
        }
    }

    /** To be called every quarter of a minute: whoever is connected here is there. */
    public void beat() {
        links.all().stream()
                .filter(Link::isKnownToDesk)
                .map(Link::sessionId)
                .collect(Collectors.toSet())
                .forEach(sessionId -> signs.note(sessionId, Sign.HERE));
    }

    /** Somebody of the desk is there until then, unless it is said again; the past: nobody is. */
    public void deskIsHere(Instant until) {
        deskUntil = until;
        show();
    }

    /** Somebody of the desk writes to a visitor: then they are there, too. */
    public void deskTypes(String sessionId, Instant until) {
        Instant now = clock.instant();
        if (until.isAfter(deskUntil)) {
            deskIsHere(until);
        }
        links.of(sessionId).forEach(link -> link.page().deskTypes(Duration.between(now, until)));
    }

    public boolean isDeskHere() {
        return deskUntil.isAfter(clock.instant());
    }

    /** To be called every second: tells pages what they were not told, as when it no longer holds. */
    public void show() {
        boolean here = isDeskHere();
        links.all().forEach(link -> link.page().deskIsHere(here));
    }
}
