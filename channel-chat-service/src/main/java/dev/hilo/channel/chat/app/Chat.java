package dev.hilo.channel.chat.app;

import dev.hilo.channel.chat.model.SessionLife;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** All acts of a chat, put together over one store and three streams. */
public record Chat(
        OpenSession sessions,
        SayMessage messages,
        ConfirmMessages confirmations,
        StoreDelivery deliveries,
        FindFile files,
        TakeUploads uploads,
        RecoverSessions recovery,
        ShowNews news,
        ShowPresence presence,
        Links links) {

    /**
     * @param life how long sessions last
     * @param random draws session secrets: cryptographically strong
     */
    public static Chat over(
            ChatStore store,
            Interactions interactions,
            Receipts receipts,
            Signs signs,
            SessionLife life,
            RandomGenerator random,
            Clock clock) {
        SessionLocks locks = new SessionLocks();
        Links links = new Links(store);
        Transcript transcript = new Transcript(store, interactions);
        RecoverSessions recovery = new RecoverSessions(store, locks, transcript, links, clock);
        OpenSession sessions = new OpenSession(store, locks, links, life, random, clock);
        return new Chat(
                sessions,
                new SayMessage(store, locks, sessions, links, transcript, recovery, clock),
                new ConfirmMessages(store, locks, links, receipts),
                new StoreDelivery(store, locks, sessions, links, transcript, clock),
                new FindFile(store, sessions),
                new TakeUploads(store, locks, sessions),
                recovery,
                new ShowNews(store, locks, links, life, clock),
                new ShowPresence(links, signs, clock),
                links);
    }
}
