package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.app.Mailbox.Waiting;
import dev.hilo.channel.email.inbound.model.Mail;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in what waits in the mailbox, one mail after the other. A mail is marked only after it is safe elsewhere, so that
 * a crash leads to a repetition, never to a loss. A sender's mails keep their order: when one has to wait, so do the later
 * ones, and other people's go on.
 */
public final class EmptyMailbox {

    private static final int AT_ONCE = 200;
    private static final int MANY_FAILURES = 5;

    private final MailReader reader;
    private final TakeInMail takeIn;
    private final UnreadableMails unreadable;
    private final MailCounter counter;
    private final Clock clock;
    private final long maxBytes;

    /** @param maxBytes a larger mail is not fetched but left to people */
    public EmptyMailbox(
            MailReader reader,
            TakeInMail takeIn,
            UnreadableMails unreadable,
            MailCounter counter,
            Clock clock,
            long maxBytes) {
        this.reader = reader;
        this.takeIn = takeIn;
        this.unreadable = unreadable;
        this.counter = counter;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    /**
     * Goes through what waits once.
     *
     * @return why some mails still wait; empty when none does
     */
    public Optional<String> pass(Mailbox.Connection mailbox) throws Mailbox.MailboxUnavailable {
        Set<String> heldUp = new HashSet<>();
        Set<Long> seen = new HashSet<>();
        Optional<String> trouble = Optional.empty();
        int failures = 0;
        while (failures < MANY_FAILURES) {
            List<Waiting> batch = mailbox.waiting(AT_ONCE + seen.size()).stream()
                    .filter(mail -> !seen.contains(mail.uid()))
                    .toList();
            if (batch.isEmpty()) {
                break;
            }
            for (Waiting mail : batch) {
                seen.add(mail.uid());
                try {
                    take(mailbox, mail, heldUp);
                } catch (Desk.DeskUnavailable e) {
                    trouble = Optional.of("mail waits: " + e.getMessage());
                    if (++failures >= MANY_FAILURES) {
                        break;
                    }
                }
            }
        }
        return trouble;
    }

    private void take(Mailbox.Connection mailbox, Waiting waiting, Set<String> heldUp)
            throws Mailbox.MailboxUnavailable, Desk.DeskUnavailable {
        if (waiting.size() > maxBytes) {
            leaveToPeople(mailbox, waiting, new byte[0], "larger than " + maxBytes + " bytes");
            return;
        }
        Optional<byte[]> source = mailbox.source(waiting);
        if (source.isEmpty()) {
            return;
        }
        counter.received();
        try {
            Mail mail = reader.read(source.get());
            if (!heldUp.contains(mail.sender())) {
                takeInAndMark(mailbox, waiting, mail, heldUp);
            }
        } catch (UnreadableMail e) {
            leaveToPeople(mailbox, waiting, source.get(), e.reason());
        }
    }

    private void takeInAndMark(Mailbox.Connection mailbox, Waiting waiting, Mail mail, Set<String> heldUp)
            throws Mailbox.MailboxUnavailable, Desk.DeskUnavailable, UnreadableMail {
        TakeInMail.Result result;
        try {
            result = takeIn.take(mail, waiting.arrivedAt());
        } catch (Desk.DeskUnavailable e) {
            heldUp.add(mail.sender());
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableMail("taking it in failed with " + e.getClass().getSimpleName());
        }
        mailbox.markProcessed(waiting);
        counter.count(result);
    }

    private void leaveToPeople(Mailbox.Connection mailbox, Waiting waiting, byte[] source, String reason)
            throws Mailbox.MailboxUnavailable {
        unreadable.keep(new UnreadableMails.Unreadable(
                waiting.uid(), waiting.size(), waiting.arrivedAt(), source, reason, clock.instant()));
        mailbox.markUnreadable(waiting);
        counter.unreadable();
    }
}
