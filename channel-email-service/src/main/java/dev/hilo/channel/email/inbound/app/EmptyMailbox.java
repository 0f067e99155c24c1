package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.app.Mailbox.Waiting;
import dev.hilo.channel.email.inbound.model.Mail;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in what waits in the mailbox, one mail after the other, fetching and marking some at once. A mail is marked only
 * after it is safe elsewhere, and the checkpoint raised after that, so that a crash leads to a repetition, never to a loss.
 * A sender's mails keep their order: when one has to wait, so do the later ones, and other people's go on.
 */
public final class EmptyMailbox {

    private static final int AT_ONCE = 200;
    private static final int MANY_FAILURES = 5;

    private final MailReader reader;
    private final TakeInMail takeIn;
    private final UnreadableMails unreadable;
    private final Checkpoint checkpoint;
    private final MailCounter counter;
    private final Clock clock;
    private final long maxBytes;
    private Progress progress = new Progress(0);

    /** @param maxBytes a larger mail is not fetched but left to people */
    public EmptyMailbox(
            MailReader reader,
            TakeInMail takeIn,
            UnreadableMails unreadable,
            Checkpoint checkpoint,
            MailCounter counter,
            Clock clock,
            long maxBytes) {
        this.reader = reader;
        this.takeIn = takeIn;
        this.unreadable = unreadable;
        this.checkpoint = checkpoint;
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
        long validity = mailbox.validity();
        if (validity != progress.validity()) {
            progress = new Progress(validity);
        }
        progress.beginAgain(checkpoint.reached(validity));
        return new Pass(mailbox).run();
    }

    /** One time through the mailbox. */
    private final class Pass {

        private final Mailbox.Connection mailbox;
        private final Set<String> sendersHeldUp = new HashSet<>();
        private Optional<String> trouble = Optional.empty();
        private int failures;

        Pass(Mailbox.Connection mailbox) {
            this.mailbox = mailbox;
        }

        Optional<String> run() throws Mailbox.MailboxUnavailable {
            List<Waiting> mails = next();
            while (!mails.isEmpty() && failures < MANY_FAILURES) {
                for (List<Waiting> chunk : Chunks.of(mails)) {
                    if (failures < MANY_FAILURES) {
                        take(chunk);
                        raise(() -> progress.passed(chunk));
                    }
                }
                mails = next();
            }
            if (mails.isEmpty()) {
                raise(progress::passedAll);
            }
            return trouble;
        }

        private List<Waiting> next() throws Mailbox.MailboxUnavailable {
            return mailbox.waiting(progress.reached(), AT_ONCE + progress.settled()).stream()
                    .filter(progress::isOpen)
                    .toList();
        }

        private void raise(Runnable step) {
            long before = progress.reached();
            step.run();
            if (progress.reached() > before) {
                checkpoint.reach(progress.validity(), progress.reached());
            }
        }

        private void take(List<Waiting> chunk) throws Mailbox.MailboxUnavailable {
            Map<Long, byte[]> sources = mailbox.sources(
                    chunk.stream().filter(mail -> mail.size() <= maxBytes).toList());
            Map<Waiting, TakeInMail.Result> done = new LinkedHashMap<>();
            for (Waiting mail : chunk) {
                byte[] source = sources.get(mail.uid());
                if (failures >= MANY_FAILURES) {
                    progress.leave(mail);
                } else if (mail.size() > maxBytes) {
                    leaveToPeople(mail, new byte[0], "larger than " + maxBytes + " bytes");
                } else if (source == null) {
                    progress.leave(mail);
                    trouble = Optional.of("the server names mail " + mail.uid() + " and does not give it out");
                } else {
                    read(mail, source).ifPresent(result -> done.put(mail, result));
                }
            }
            mailbox.markProcessed(List.copyOf(done.keySet()));
            done.values().forEach(counter::count);
        }

        private Optional<TakeInMail.Result> read(Waiting waiting, byte[] source) throws Mailbox.MailboxUnavailable {
            counter.received();
            try {
                Mail mail = reader.read(source);
                Optional<TakeInMail.Result> result = takeIn(mail, waiting);
                if (result.isEmpty()) {
                    progress.leave(waiting);
                }
                return result;
            } catch (UnreadableMail e) {
                leaveToPeople(waiting, source, e.reason());
                return Optional.empty();
            }
        }

        private Optional<TakeInMail.Result> takeIn(Mail mail, Waiting waiting) throws UnreadableMail {
            if (sendersHeldUp.contains(mail.sender())) {
                return Optional.empty();
            }
            try {
                return Optional.of(takeIn.take(mail, waiting.arrivedAt()));
            } catch (Desk.DeskUnavailable e) {
                failures++;
                sendersHeldUp.add(mail.sender());
                trouble = Optional.of("mail waits: " + e.getMessage());
                return Optional.empty();
            } catch (RuntimeException e) {
                throw new UnreadableMail(
                        "taking it in failed with " + e.getClass().getSimpleName());
            }
        }

        private void leaveToPeople(Waiting waiting, byte[] source, String reason) throws Mailbox.MailboxUnavailable {
            unreadable.keep(new UnreadableMails.Unreadable(
                    waiting.uid(), waiting.size(), waiting.arrivedAt(), source, reason, clock.instant()));
            mailbox.markUnreadable(waiting);
            counter.unreadable();
        }
    }
}
