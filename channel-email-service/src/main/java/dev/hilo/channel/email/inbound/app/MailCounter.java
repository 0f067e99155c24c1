package dev.hilo.channel.email.inbound.app;

/** Counts mails. */
public interface MailCounter {

    /** One was fetched from the mailbox; a mail that had to wait counts each time. */
    void received();

    void count(TakeInMail.Result result);

    void unreadable();
}
