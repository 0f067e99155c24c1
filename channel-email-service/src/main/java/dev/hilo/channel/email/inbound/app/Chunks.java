package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.app.Mailbox.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Mails that are fetched at once: few enough to hold in memory, many enough to save round trips. */
final class Chunks {

    private static final int MOST = 50;
    private static final long MOST_BYTES = 4L << 20;

    private Chunks() {}

    /** @param alone what is fetched with nothing else */
    static List<List<Waiting>> of(List<Waiting> mails, Predicate<Waiting> alone) {
        List<List<Waiting>> chunks = new ArrayList<>();
        List<Waiting> chunk = new ArrayList<>();
        long bytes = 0;
        for (Waiting mail : mails) {
            boolean full = chunk.size() == MOST || bytes + mail.size() > MOST_BYTES;
            if (!chunk.isEmpty() && (full || alone.test(mail) || alone.test(chunk.getLast()))) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                bytes = 0;
            }
            chunk.add(mail);
            bytes += mail.size();
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }
}
