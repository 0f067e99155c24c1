package dev.hilo.channel.email.inbound.app;

/** For tests that look elsewhere. */
final class UncountedMails implements MailCounter {

    @Override
    public void received() {}

    @Override
    public void count(TakeInMail.Result result) {}

    @Override
    public void unreadable() {}
}
