package dev.hilo.e2e;

import dev.hilo.local.PlatformPort;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * Where a running platform is reached from outside.
 *
 * @param desk the desk's mail address
 * @param issuer of tokens
 */
public record Endpoints(
        String smtpHost,
        int smtpPort,
        String imapHost,
        int imapPort,
        String desk,
        URI chat,
        URI cases,
        URI notification,
        URI analytics,
        URI issuer) {

    /** A platform on this machine, with the ports given. */
    public static Endpoints local(Map<PlatformPort, Integer> ports) {
        return new Endpoints(
                "localhost",
                port(ports, PlatformPort.SMTP),
                "localhost",
                port(ports, PlatformPort.IMAP),
                "soporte@hilo.local",
                http(ports, PlatformPort.CHANNEL_CHAT),
                http(ports, PlatformPort.CASE_SERVICE),
                http(ports, PlatformPort.NOTIFICATION),
                http(ports, PlatformPort.ANALYTICS),
                http(ports, PlatformPort.IDENTITY));
    }

    private static URI http(Map<PlatformPort, Integer> ports, PlatformPort port) {
        return URI.create("http://localhost:" + port(ports, port));
    }

    private static int port(Map<PlatformPort, Integer> ports, PlatformPort port) {
        return Objects.requireNonNull(ports.get(port), port.label());
    }
}
