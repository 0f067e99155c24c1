package dev.hilo.channel.email.service.adapter;

import dev.hilo.channel.email.inbound.adapter.imap.ImapAccount;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpAccount;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the e-mail channel is told. Environment names follow: {@code HILO_EMAIL_IMAP_HOST}. */
@ConfigMapping(prefix = "hilo.email")
public interface EmailConfig {

    /** The desk's own address: mail from it is not taken in, mail to people comes from it. */
    @WithDefault("soporte@hilo.local")
    String address();

    /** The desk's name beside its address; an agent's mail says {@code Ana (Soporte)}. */
    @WithDefault("Soporte")
    String displayName();

    /** The service of the catalogue that mail to this address asks for; none where it may ask for any. */
    Optional<String> service();

    /** List-Ids of mailing lists or groups that stand for the desk: being on one does not make a mail bulk. */
    Optional<Set<String>> ownLists();

    /**
     * The authserv-ids of the servers whose Authentication-Results are believed (RFC 8601), separated by commas: the first
     * word of that header in mail that came in. Name only those that take such headers with their own name out of what
     * comes in. Without any, no sender is verified and none suspect.
     */
    Optional<Set<String>> trustedAuthservIds();

    /**
     * Whether results are believed that stand on top and name no server, as those of Microsoft 365. Only for a mailbox that
     * is there.
     */
    @WithDefault("false")
    boolean trustUnnamedResults();

    /** A mail of more bytes is not fetched, but flagged and left to people: 25 MB of files, as mail writes them. */
    @WithDefault("37748736")
    long maxMailBytes();

    /** For how long a mail is kept beside the mailbox that could not be taken in; of those kept from now on. */
    @WithDefault("P30D")
    Duration unparseableRetention();

    /** Where mailboxes are opened by tokens instead of passwords, as those of Microsoft 365 and Gmail. */
    Oauth oauth();

    Imap imap();

    Smtp smtp();

    /**
     * Further mailboxes of the desk, each under a name of its own: {@code HILO_EMAIL_MAILBOXES__REDES__ADDRESS}. People are
     * answered from the address they wrote to. What one does not say is as above.
     */
    Map<String, Another> mailboxes();

    /** A further mailbox. */
    interface Another {

        String address();

        Optional<String> displayName();

        Optional<String> service();

        AnotherOauth oauth();

        AnotherImap imap();

        AnotherSmtp smtp();
    }

    /** Asked for by the same client as the first mailbox's. */
    interface AnotherOauth {

        Optional<String> refreshToken();
    }

    interface AnotherImap {

        Optional<String> host();

        OptionalInt port();

        /** The mailbox's address where it is absent. */
        Optional<String> user();

        /** Needed where mailboxes are not opened by tokens. */
        Optional<String> password();

        Optional<ImapAccount.Security> security();

        @WithDefault("INBOX")
        String folder();

        Optional<String> processedFolder();
    }

    interface AnotherSmtp {

        Optional<String> host();

        OptionalInt port();

        Optional<String> user();

        Optional<String> password();

        Optional<SmtpAccount.Security> security();
    }

    /** A client of an authorization server; with its token endpoint, IMAP and SMTP log in by XOAUTH2. */
    interface Oauth {

        Optional<URI> tokenEndpoint();

        Optional<String> clientId();

        Optional<String> clientSecret();

        /** What somebody has once agreed to; without it the client asks with its own credentials. */
        Optional<String> refreshToken();

        /** Separated by spaces. */
        Optional<String> scope();
    }

    /** The first mailbox that mail comes into. Give the desk one of its own: all mail in it is taken in. */
    interface Imap {

        @WithDefault("localhost")
        String host();

        @WithDefault("993")
        int port();

        /** The mailbox's address where it is absent. */
        Optional<String> user();

        /** Needed where mailboxes are not opened by tokens. */
        Optional<String> password();

        /** {@code none} sends the password in the clear: for a server on the same machine only. */
        @WithDefault("tls")
        ImapAccount.Security security();

        @WithDefault("INBOX")
        String folder();

        /** Where mail goes that is done with; it stays in the folder, marked, where this is absent. */
        Optional<String> processedFolder();

        /** How long to rely on the server's news (IDLE) before looking by itself; below the server's own time-out. */
        @WithDefault("30s")
        Duration interval();
    }

    /** The server that takes our mail. */
    interface Smtp {

        @WithDefault("localhost")
        String host();

        @WithDefault("587")
        int port();

        /** Where the server asks for a login. */
        Optional<String> user();

        Optional<String> password();

        /** {@code starttls} refuses a server that does not offer it. */
        @WithDefault("starttls")
        SmtpAccount.Security security();
    }
}
