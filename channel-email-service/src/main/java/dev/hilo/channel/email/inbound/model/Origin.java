package dev.hilo.channel.email.inbound.model;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail's headers have to say about where it comes from.
 *
 * @param authorDomain of the sender; empty unless there is one From header with one address, and that is the sender
 * @param trace headers that servers put on top, in the order they stand, the newest first
 */
public record Origin(Optional<String> authorDomain, List<TraceHeader> trace) {

    public static final Origin UNKNOWN = new Origin(Optional.empty(), List.of());

    public Origin {
        authorDomain = authorDomain.map(Origin::domain);
        trace = List.copyOf(trace);
    }

    /** A Received or Authentication-Results header, unfolded. */
    public record TraceHeader(Kind kind, String value) {

        public enum Kind {
            RECEIVED,
            AUTHENTICATION_RESULTS
        }
    }

    /** As domains are compared: lower case, in ASCII. */
    static String domain(String domain) {
        try {
            return IDN.toASCII(domain.strip(), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return domain.strip().toLowerCase(Locale.ROOT);
        }
    }
}
