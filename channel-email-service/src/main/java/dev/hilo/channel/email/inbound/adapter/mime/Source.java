package dev.hilo.channel.email.inbound.adapter.mime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** A mail's source as bytes. */
final class Source {

    /** What servers on the way put in front: differs from one delivery of the same mail to the next. */
    private static final Set<String> TRACE = Set.of(
            "received",
            "return-path",
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "x-received",
            "authentication-results",
            "received-spf",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results");

    private Source() {}

    /** SHA-256 of the mail without its trace headers. */
    static String digest(byte[] source) {
        MessageDigest digest = sha256();
        int at = 0;
        boolean skipping = false;
        while (at < source.length) {
            int end = endOfLine(source, at);
            if (isBlank(source, at, end)) {
                break;
            }
            boolean folded = source[at] == ' ' || source[at] == '\t';
            skipping = folded ? skipping : TRACE.contains(name(source, at, end));
            if (!skipping) {
                digest.update(source, at, end - at);
            }
            at = end;
        }
        digest.update(source, at, source.length - at);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int endOfLine(byte[] source, int from) {
        int end = from;
        while (end < source.length && source[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, source.length);
    }

    private static boolean isBlank(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source[i] != '\r' && source[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static String name(byte[] source, int from, int to) {
        int colon = from;
        while (colon < to && source[colon] != ':') {
            colon++;
        }
        return new String(source, from, colon - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
