package dev.hilo.channel.email.inbound.app;

class InMemoryMailboxTest extends MailboxContract {

    private final InMemoryMailbox mailbox = new InMemoryMailbox();

    @Override
    protected Mailbox mailbox() {
        return mailbox;
    }

    @Override
    protected void arrives(String source) {
        mailbox.arrives(source);
    }

    @Override
    protected void deleteAll() {
        mailbox.deleteAll();
    }
}
