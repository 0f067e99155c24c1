package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.app.Receipts.Status;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.ChatSession;
import dev.hilo.channel.chat.model.Marks;
import java.util.List;

/**
 * A page says how far it has the messages, and how far its visitor saw them: that becomes receipts. The marks are raised
 * after the receipts are safe, so after a crash a receipt may be published twice, as the same event.
 */
public final class ConfirmMessages {

    private static final int PAGE = 100;

    private final ChatStore store;
    private final SessionLocks locks;
    private final Links links;
    private final Receipts receipts;

    public ConfirmMessages(ChatStore store, SessionLocks locks, Links links, Receipts receipts) {
        this.store = store;
        this.locks = locks;
        this.links = links;
        this.receipts = receipts;
    }

    /**
     * Nothing beyond what this connection was shown can be confirmed on it. What was seen was received.
     *
     * @throws Interactions.NotPublished when that has to wait; {@link #settle} makes up for it
     */
    public void confirm(Link link, long received, long seen) {
        locks.run(link.sessionId(), () -> {
            link.claims(received, seen);
            settle(link);
        });
    }

    /** Publishes the receipts that could not be published when the pages gave cause for them. */
    public void settle() {
        links.all().forEach(link -> locks.run(link.sessionId(), () -> settle(link)));
    }

    private void settle(Link link) {
        if (!link.settled()) {
            store.session(link.sessionId()).ifPresent(session -> settle(session, link.received(), link.seen()));
            link.settle();
        }
    }

    private void settle(ChatSession session, long received, long seen) {
        Marks marks = session.marks();
        long done = seen > marks.seen() ? marks.seen() : marks.received();
        while (done < received) {
            List<ChatMessage> page = store.messages(session.id(), done, (int) Math.min(PAGE, received - done));
            for (ChatMessage message : page) {
                if (message.body() instanceof FromDesk desk) {
                    publish(desk.deliveryId(), message.seq(), marks, seen);
                }
            }
            done = page.isEmpty() ? received : page.getLast().seq();
        }
        store.advance(session.id(), Marks.confirmed(received, seen));
    }

    private void publish(String deliveryId, long seq, Marks marks, long seen) {
        if (seq > marks.received()) {
            receipts.publish(deliveryId, Status.DELIVERED);
        }
        if (seq > marks.seen() && seq <= seen) {
            receipts.publish(deliveryId, Status.READ);
        }
    }
}
