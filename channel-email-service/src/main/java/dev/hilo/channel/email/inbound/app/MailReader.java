package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.model.Mail;

/** Reads a mail's source. */
public interface MailReader {

    Mail read(byte[] source) throws UnreadableMail;
}
