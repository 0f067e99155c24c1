package dev.hilo.channel.email.outbound.adapter.smtp;

import dev.hilo.channel.email.login.model.Login;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.email.outbound.model.OutgoingMail;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Sends by SMTP, one connection a mail. */
public final class SmtpPost implements Post {

    private static final int PERMANENT = 500;

    private final SmtpAccount account;
    private final Session session;
    private final Clock clock;

    /** @param envelopeFrom where reports about our mail go: the desk's address */
    public SmtpPost(SmtpAccount account, String envelopeFrom, Clock clock) {
        this.account = account;
        this.session = Session.getInstance(account.properties(envelopeFrom));
        this.clock = clock;
    }

    @Override
    public Reply send(OutgoingMail mail) throws PostUnavailable {
        MimeMessage message;
        Address[] to;
        try {
            message = Envelopes.message(session, mail, clock.instant());
            to = message.getAllRecipients();
        } catch (MessagingException e) {
            return new Reply.Refused("cannot be written as a mail: " + oneLine(e.getMessage()));
        }
        try (Transport transport = connected()) {
            transport.sendMessage(message, to);
            return new Reply.Accepted();
        } catch (MessagingException e) {
            return refusedOrLater(e);
        }
    }

    @Override
    public void check() throws PostUnavailable {
        try (Transport transport = connected()) {
            if (!transport.isConnected()) {
                throw new MessagingException("the server closed the connection");
            }
        } catch (MessagingException e) {
            throw new PostUnavailable("SMTP server " + account + ": " + oneLine(e.getMessage()), e);
        }
    }

    private Transport connected() throws MessagingException {
        Transport transport = session.getTransport(account.protocol());
        try {
            transport.connect(account.host(), account.port(), account.user().orElse(null), secret());
        } catch (AuthenticationFailedException e) {
            account.login().ifPresent(Login::refused);
            throw e;
        }
        return transport;
    }

    private @Nullable String secret() throws MessagingException {
        if (account.login().isEmpty()) {
            return null;
        }
        try {
            return account.login().get().secret();
        } catch (Login.NoSecret e) {
            throw new MessagingException(e.getMessage(), e);
        }
    }

    private Reply refusedOrLater(MessagingException failure) throws PostUnavailable {
        MessagingException said = told(failure);
        int code = code(said);
        String words = oneLine(said.getMessage());
        if (code >= PERMANENT) {
            return new Reply.Refused(words);
        }
        throw new PostUnavailable(code > 0 ? words : "SMTP server " + account + ": " + words, failure);
    }

    /** The failure in the chain that holds the server's reply to this one recipient, else the first with any reply. */
    private static MessagingException told(MessagingException failure) {
        @Nullable MessagingException any = null;
        for (Exception next = failure; next instanceof MessagingException each; next = each.getNextException()) {
            if (each instanceof SMTPAddressFailedException) {
                return each;
            }
            if (any == null && code(each) > 0) {
                any = each;
            }
        }
        return any == null ? failure : any;
    }

    private static int code(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    private static String oneLine(@Nullable String words) {
        return words == null ? "no words" : words.replaceAll("\\s+", " ").strip();
    }
}
