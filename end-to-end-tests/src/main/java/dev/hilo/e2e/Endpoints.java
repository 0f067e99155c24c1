package dev.hilo.e2e;

import java.net.URI;

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
        URI issuer) {}
