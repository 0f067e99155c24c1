package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Visitor;
import java.time.Duration;
import java.time.Instant;

/**
 * A welcomed connection: which session it shows, how far it was shown, how far its page says it has and its visitor saw
 * it. Guarded by the session's lock.
 */
public final class Link {

    private final String sessionId;
    private final String secretHash;
    private final Visitor visitor;
    private final VisitorLink page;
    private volatile boolean stored;
    private volatile Instant used;
    private volatile long shown;
    private long received;
    private long seen;
    private boolean settled = true;
    private Instant typed = Instant.MIN;

    Link(ChatSession session, String secretHash, VisitorLink page, boolean stored, long shown) {
        this.sessionId = session.id();
        this.secretHash = secretHash;
        this.visitor = session.visitor();
        this.page = page;
        this.stored = stored;
        this.used = session.usedAt();
        this.shown = shown;
    }

    public String sessionId() {
        return sessionId;
    }

    /** Who it was for when it was welcomed. */
    public Visitor visitor() {
        return visitor;
    }

    /** Of the secret it was opened with. */
    String secretHash() {
        return secretHash;
    }

    /** Whether its session is known to have been stored. */
    public boolean isStored() {
        return stored;
    }

    void isStoredNow() {
        stored = true;
    }

    /** When its visitor was last noted to be there. */
    Instant used() {
        return used;
    }

    void used(Instant now) {
        used = now;
    }

    /** The last number that went to the page. */
    long shown() {
        return shown;
    }

    VisitorLink page() {
        return page;
    }

    /** Something was said in it. */
    boolean isKnownToDesk() {
        return shown > 0;
    }

    /** Whether it was long enough ago that the visitor was said to be typing; if so, it is said now. */
    synchronized boolean maySayTyping(Instant now, Duration again) {
        boolean may = typed.plus(again).isBefore(now);
        typed = may ? now : typed;
        return may;
    }

    void show(ChatMessage message) {
        page.show(message);
        shown = message.seq();
    }

    void acknowledge(ChatMessage message) {
        page.acknowledge(message);
        shown = Math.max(shown, message.seq());
    }

    /** What the page says; nothing beyond what it was shown, and what was seen was received. */
    void claims(long receivedNow, long seenNow) {
        long seenShown = Math.max(seen, Math.min(seenNow, shown));
        long receivedShown = Math.max(Math.max(received, seenShown), Math.min(receivedNow, shown));
        settled &= seenShown == seen && receivedShown == received;
        seen = seenShown;
        received = receivedShown;
    }

    long received() {
        return received;
    }

    long seen() {
        return seen;
    }

    /** Whether the receipts say all that the page said. */
    boolean settled() {
        return settled;
    }

    void settle() {
        settled = true;
    }
}
