package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.model.Mail;

/** Reads a mail's source. */
public interface MailReader {

    /** @throws Desk.DeskUnavailable when it can be read later, as when too many are being read */
    Mail read(byte[] source) throws UnreadableMail, Desk.DeskUnavailable;
}
