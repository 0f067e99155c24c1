package dev.hilo.channel.email.service.adapter;

import dev.hilo.channel.email.inbound.adapter.imap.ImapAccount;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpAccount;
import dev.hilo.channel.email.outbound.model.Correspondence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One of the desk's mailboxes, and how its answers go out.
 *
 * @param service of the catalogue that mail to it asks for, where it is always the same
 */
public record DeskMailbox(Correspondence correspondence, Optional<String> service, ImapAccount imap, SmtpAccount smtp) {

    public String address() {
        return correspondence.deskAddress();
    }

    /**
     * All that are configured, the first one first.
     *
     * @throws IllegalStateException naming the setting that is wrong
     */
    public static List<DeskMailbox> all(EmailConfig config, Clock clock) {
        List<DeskMailbox> all = new ArrayList<>();
        all.add(first(config, clock));
        config.mailboxes().forEach((name, another) -> all.add(another(name, another, config, clock)));
        refuseTwice(all.stream().map(DeskMailbox::address).toList(), "address");
        refuseTwice(all.stream().map(mailbox -> mailbox.imap().url()).toList(), "imap folder");
        return List.copyOf(all);
    }

    static Set<String> addresses(List<DeskMailbox> mailboxes) {
        return mailboxes.stream().map(DeskMailbox::address).collect(Collectors.toUnmodifiableSet());
    }

    private static void refuseTwice(List<String> values, String what) {
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value.toLowerCase(Locale.ROOT))) {
                throw new IllegalStateException("hilo.email.mailboxes: two mailboxes have the " + what + " " + value
                        + "; give each its own, or leave one out");
            }
        }
    }

    private static DeskMailbox first(EmailConfig config, Clock clock) {
        EmailConfig.Imap imap = config.imap();
        EmailConfig.Smtp smtp = config.smtp();
        Logins logins = new Logins(config.oauth(), config.oauth().refreshToken(), clock);
        requirePassword("hilo.email.imap.password", config.address(), imap.password(), logins);
        return new DeskMailbox(
                new Correspondence(config.address(), config.displayName()),
                config.service(),
                new ImapAccount(
                        imap.host(),
                        imap.port(),
                        imap.user().orElse(config.address()),
                        logins.of(imap.password().orElse("")),
                        imap.security(),
                        imap.folder(),
                        imap.processedFolder()),
                new SmtpAccount(
                        smtp.host(),
                        smtp.port(),
                        smtp.user(),
                        smtp.user().map(user -> logins.of(smtp.password().orElse(""))),
                        smtp.security()));
    }

    private static DeskMailbox another(String name, EmailConfig.Another own, EmailConfig usual, Clock clock) {
        EmailConfig.AnotherImap imap = own.imap();
        EmailConfig.AnotherSmtp smtp = own.smtp();
        Logins logins = new Logins(usual.oauth(), own.oauth().refreshToken().or(usual.oauth()::refreshToken), clock);
        requirePassword("hilo.email.mailboxes." + name + ".imap.password", own.address(), imap.password(), logins);
        Optional<String> smtpUser = smtp.user().or(usual.smtp()::user);
        Optional<String> smtpPassword = smtp.password().or(usual.smtp()::password);
        return new DeskMailbox(
                new Correspondence(own.address(), own.displayName().orElse(usual.displayName())),
                own.service(),
                new ImapAccount(
                        imap.host().orElse(usual.imap().host()),
                        imap.port().orElse(usual.imap().port()),
                        imap.user().orElse(own.address()),
                        logins.of(imap.password().orElse("")),
                        imap.security().orElse(usual.imap().security()),
                        imap.folder(),
                        imap.processedFolder().or(usual.imap()::processedFolder)),
                new SmtpAccount(
                        smtp.host().orElse(usual.smtp().host()),
                        smtp.port().orElse(usual.smtp().port()),
                        smtpUser,
                        smtpUser.map(user -> logins.of(smtpPassword.orElse(""))),
                        smtp.security().orElse(usual.smtp().security())));
    }

    private static void requirePassword(String setting, String address, Optional<String> password, Logins logins) {
        if (!logins.areByToken() && password.isEmpty()) {
            throw new IllegalStateException(
                    setting + " is missing: give the password of " + address + ", or hilo.email.oauth.token-endpoint");
        }
    }
}
