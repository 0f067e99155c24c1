package dev.hilo.channel.email.outbound.adapter.smtp;

import dev.hilo.channel.email.login.model.Login;
import java.util.Optional;
import java.util.Properties;

/**
 * The server that takes our mail.
 *
 * @param user with a login where the server asks for one
 */
public record SmtpAccount(String host, int port, Optional<String> user, Optional<Login> login, Security security) {

    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "30000";

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
        return security == Security.TLS ? "smtps" : "smtp";
    }

    Properties properties(String envelopeFrom) {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", READ_MILLIS);
        properties.setProperty(prefix + "from", envelopeFrom);
        properties.setProperty(prefix + "auth", Boolean.toString(user.isPresent()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
        if (login.filter(Login::isToken).isPresent()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
