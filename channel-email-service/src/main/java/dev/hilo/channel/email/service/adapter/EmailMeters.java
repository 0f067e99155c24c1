package dev.hilo.channel.email.service.adapter;

import dev.hilo.channel.email.inbound.app.MailCounter;
import dev.hilo.channel.email.inbound.app.TakeInMail;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts mails: {@code hilo.mails} by {@code mailbox} and {@code outcome} (received, published, report, own, unparseable). */
final class EmailMeters implements MailCounter {

    private final MeterRegistry meters;
    private final String mailbox;
    private final Counter received;
    private final Counter published;
    private final Counter report;
    private final Counter own;
    private final Counter unparseable;

    EmailMeters(MeterRegistry meters, String mailbox) {
        this.meters = meters;
        this.mailbox = mailbox;
        this.received = mails("received");
        this.published = mails("published");
        this.report = mails("report");
        this.own = mails("own");
        this.unparseable = mails("unparseable");
    }

    @Override
    public void received() {
        received.increment();
    }

    @Override
    public void count(TakeInMail.Result result) {
        switch (result) {
            case PUBLISHED -> published.increment();
            case REPORT -> report.increment();
            case OUR_OWN -> own.increment();
        }
    }

    @Override
    public void unreadable() {
        unparseable.increment();
    }

    private Counter mails(String outcome) {
        return meters.counter("hilo.mails", "mailbox", mailbox, "outcome", outcome);
    }
}
