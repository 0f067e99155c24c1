package dev.hilo.channel.email.inbound.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The desk's mailbox on some server. */
public interface Mailbox {

    Connection connect() throws MailboxUnavailable;

    /** An open mailbox. Used by one thread, but for {@link #wake}. */
    interface Connection extends AutoCloseable {

        /**
         * Names the numbering of the mails (UIDVALIDITY, RFC 9051). Where it is another than before, the folder was made anew,
         * and a uid names some other mail.
         */
        long validity() throws MailboxUnavailable;

        /**
         * Mails that came after one and are not marked as processed, in the order they came.
         *
         * @param after a uid; 0 for all
         * @param max at the most
         */
        List<Waiting> waiting(long after, int max) throws MailboxUnavailable;

        /** The sources of mails by their uid, fetched at once; one that has gone meanwhile is missing. */
        Map<Long, byte[]> sources(List<Waiting> mails) throws MailboxUnavailable;

        /** Marks mails as done with, at once. */
        void markProcessed(List<Waiting> mails) throws MailboxUnavailable;

        /** Flags a mail for people to look at and leaves it where it is. */
        void markUnreadable(Waiting mail) throws MailboxUnavailable;

        /** Returns when there may be new mail, when woken, or after a while. */
        void awaitNews(Duration atMost) throws MailboxUnavailable;

        /** Ends {@link #awaitNews} from another thread. */
        void wake();

        @Override
        void close();
    }

    /**
     * A mail waiting in the mailbox.
     *
     * @param uid names it there
     * @param size of its source in bytes
     * @param arrivedAt when the server got it
     */
    record Waiting(long uid, long size, Instant arrivedAt) {}

    /** The server does not answer, refuses the login, or closed the connection. The message says which, for operators. */
    final class MailboxUnavailable extends Exception {

        private static final long serialVersionUID = 1L;

        public MailboxUnavailable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
