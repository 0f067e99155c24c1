package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.app.Mailbox.Waiting;
import dev.hilo.channel.email.inbound.model.Mail;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in what waits in the mailbox, fetching, publishing and marking a chunk at once. A mail is marked only
 * after it is safe elsewhere, and the checkpoint raised after that, so that a crash leads to a repetition, never to a loss.
 * A sender's mails keep their order: when one has to wait, so do the later ones, and other people's go on.
 */
public final class EmptyMailbox {

    private static final int AT_ONCE = 200;
    private static final int MANY_FAILURES = 5;
    private static final int MANY_ATTEMPTS = 2;

    /** A mail whose reading was begun longer ago is being read by nobody. */
    private static final Duration NOT_AT_IT = Duration.ofMinutes(1);

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
        return new Pass(mailbox, unfinished(validity)).run();
    }

    private Map<Long, Checkpoint.Attempts> unfinished(long validity) {
        Map<Long, Checkpoint.Attempts> unfinished = checkpoint.unfinished(validity);
        List<Long> done = unfinished.keySet().stream()
                .filter(uid -> uid <= progress.reached())
                .toList();
        if (!done.isEmpty()) {
            checkpoint.end(validity, done);
        }
        return unfinished;
    }

    /** What became of reading a mail. */
    private sealed interface Reading {

        record Done(Mail mail) implements Reading {}

        record Failed(String reason) implements Reading {}

        record Later(String reason) implements Reading {}
    }

    /** A sender's latest mail of a chunk, which is being published: their next one waits for it, other people's do not. */
    private record UnderWay(Waiting waiting, String sender, TakeInMail.Taken taken) {}

    /** One time through the mailbox. */
    private final class Pass {

        private final Mailbox.Connection mailbox;
        private final Map<Long, Checkpoint.Attempts> unfinished;
        private final Set<String> sendersHeldUp = new HashSet<>();
        private Optional<String> trouble = Optional.empty();
        private int failures;

        Pass(Mailbox.Connection mailbox, Map<Long, Checkpoint.Attempts> unfinished) {
            this.mailbox = mailbox;
            this.unfinished = unfinished;
        }

        Optional<String> run() throws Mailbox.MailboxUnavailable {
            List<Waiting> mails = next();
            while (!mails.isEmpty() && failures < MANY_FAILURES) {
                for (List<Waiting> chunk : Chunks.of(mails, mail -> unfinished.containsKey(mail.uid()))) {
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
            Map<Long, Reading> readings = read(sources);
            Map<Waiting, TakeInMail.Result> done = new LinkedHashMap<>();
            Map<String, UnderWay> underWay = new LinkedHashMap<>();
            for (Waiting mail : chunk) {
                Reading reading = readings.get(mail.uid());
                if (failures >= MANY_FAILURES) {
                    progress.leave(mail);
                } else if (mail.size() > maxBytes) {
                    leaveToPeople(mail, new byte[0], "larger than " + maxBytes + " bytes");
                } else if (reading == null) {
                    leave(mail, "the server names mail " + mail.uid() + " and does not give it out");
                } else {
                    counter.received();
                    take(mail, Objects.requireNonNull(sources.get(mail.uid())), reading, underWay, done);
                }
            }
            underWay.values().forEach(last -> settle(last, done));
            mailbox.markProcessed(List.copyOf(done.keySet()));
            done.values().forEach(counter::count);
        }

        /** Notes before what it is at, for there may be mails that a process dies of. */
        private Map<Long, Reading> read(Map<Long, byte[]> sources) {
            Map<Long, Reading> readings = new HashMap<>();
            Map<Long, byte[]> readable = new LinkedHashMap<>(sources);
            sources.keySet()
                    .forEach(uid -> givenUp(uid).ifPresent(reason -> {
                        readable.remove(uid);
                        readings.put(uid, reason);
                    }));
            if (!readable.isEmpty()) {
                checkpoint.begin(progress.validity(), readable.keySet(), readable.size() == 1);
                readable.forEach((uid, source) -> readings.put(uid, read(source)));
                checkpoint.end(progress.validity(), readable.keySet());
            }
            return readings;
        }

        private Optional<Reading> givenUp(long uid) {
            return Optional.ofNullable(unfinished.get(uid))
                    .filter(attempts -> attempts.alone() >= MANY_ATTEMPTS)
                    .map(attempts -> attempts.last().isBefore(clock.instant().minus(NOT_AT_IT))
                            ? new Reading.Failed("reading it ended the process " + attempts.alone() + " times")
                            : new Reading.Later("mail " + uid + " may have ended the process, or is being read"));
        }

        private Reading read(byte[] source) {
            try {
                return new Reading.Done(reader.read(source));
            } catch (UnreadableMail e) {
                return new Reading.Failed(e.reason());
            } catch (Desk.DeskUnavailable e) {
                return new Reading.Later("mail waits: " + e.getMessage());
            }
        }

        private void take(
                Waiting waiting,
                byte[] source,
                Reading reading,
                Map<String, UnderWay> underWay,
                Map<Waiting, TakeInMail.Result> done)
                throws Mailbox.MailboxUnavailable {
            switch (reading) {
                case Reading.Failed failed -> leaveToPeople(waiting, source, failed.reason());
                case Reading.Later later -> leave(waiting, later.reason());
                case Reading.Done read -> {
                    try {
                        hand(read.mail(), waiting, underWay, done);
                    } catch (UnreadableMail e) {
                        leaveToPeople(waiting, source, e.reason());
                    }
                }
            }
        }

        private void hand(
                Mail mail, Waiting waiting, Map<String, UnderWay> underWay, Map<Waiting, TakeInMail.Result> done)
                throws UnreadableMail {
            UnderWay before = underWay.remove(mail.sender());
            if (before != null) {
                settle(before, done);
            }
            Optional<TakeInMail.Taken> taken = takeIn(mail, waiting);
            if (taken.isPresent()) {
                underWay.put(mail.sender(), new UnderWay(waiting, mail.sender(), taken.get()));
            } else {
                progress.leave(waiting);
            }
        }

        private void leave(Waiting mail, String reason) {
            progress.leave(mail);
            trouble = Optional.of(reason);
        }

        private Optional<TakeInMail.Taken> takeIn(Mail mail, Waiting waiting) throws UnreadableMail {
            if (sendersHeldUp.contains(mail.sender())) {
                return Optional.empty();
            }
            try {
                return Optional.of(takeIn.take(mail, waiting.arrivedAt()));
            } catch (Desk.DeskUnavailable e) {
                holdUp(mail.sender(), e);
                return Optional.empty();
            } catch (RuntimeException e) {
                throw new UnreadableMail(
                        "taking it in failed with " + e.getClass().getSimpleName());
            }
        }

        private void settle(UnderWay mail, Map<Waiting, TakeInMail.Result> done) {
            try {
                mail.taken().handover().await();
                done.put(mail.waiting(), mail.taken().result());
            } catch (Desk.DeskUnavailable e) {
                holdUp(mail.sender(), e);
                progress.leave(mail.waiting());
            }
        }

        private void holdUp(String sender, Desk.DeskUnavailable reason) {
            failures++;
            sendersHeldUp.add(sender);
            trouble = Optional.of("mail waits: " + reason.getMessage());
        }

        private void leaveToPeople(Waiting waiting, byte[] source, String reason) throws Mailbox.MailboxUnavailable {
            unreadable.keep(new UnreadableMails.Unreadable(
                    waiting.uid(), waiting.size(), waiting.arrivedAt(), source, reason, clock.instant()));
            if (unfinished.containsKey(waiting.uid())) {
                checkpoint.end(progress.validity(), List.of(waiting.uid()));
            }
            mailbox.markUnreadable(waiting);
            counter.unreadable();
        }
    }
}
