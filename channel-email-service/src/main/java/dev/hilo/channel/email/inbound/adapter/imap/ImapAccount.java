package dev.hilo.channel.email.inbound.adapter.imap;

import dev.hilo.channel.email.login.model.Login;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the mailbox is and how to get in.
 *
 * @param folder in which mail arrives
 * @param processedFolder where mail goes that is done with; it stays and is marked where there is none
 */
public record ImapAccount(
        String host,
        int port,
        String user,
        Login login,
        Security security,
        String folder,
        Optional<String> processedFolder) {

    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "90000";

    /** How the connection is protected. */
    public enum Security {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** By upgrading it; refused where the server cannot. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    String protocol() {
        return security == Security.TLS ? "imaps" : "imap";
    }

    Properties properties() {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", READ_MILLIS);
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "fetchsize", Integer.toString(1 << 20));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
        if (login.isToken()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    /** Names the folder among those of all servers, without secrets (RFC 5092). */
    public String url() {
        return protocol() + "://" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "@" + this;
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + folder;
    }
}
