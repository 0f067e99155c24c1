package dev.hilo.channel.email.inbound.model;

import dev.hilo.channel.email.inbound.model.AuthenticationResults.Result;
import dev.hilo.channel.email.inbound.model.Origin.TraceHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a mail comes from whom it says it does, by what a server that is trusted wrote into it. */
public enum Authenticity {
    /** Nobody who is trusted says anything about it, or nothing that decides. */
    UNKNOWN,
    /** DMARC passed for the sender's domain; where it has no policy, SPF or DKIM did for that very domain. */
    VERIFIED,
    /** DMARC failed. */
    SUSPECT;

    private static final String PASS = "pass";
    private static final String DMARC = "dmarc";
    private static final Set<String> NO_POLICY = Set.of("none", "bestguesspass");

    /** @param trusted authserv-ids, in lower case, of servers that take headers out which claim to be theirs */
    public static Authenticity of(Origin origin, Set<String> trusted) {
        List<AuthenticationResults> headers = onTop(origin.trace(), trusted);
        List<Result> dmarc = of(DMARC, headers);
        if (headers.stream()
                .flatMap(header -> header.results().stream())
                .anyMatch(result -> result.method().equals(DMARC) && result.is("fail"))) {
            return SUSPECT;
        }
        if (origin.authorDomain().isEmpty()) {
            return UNKNOWN;
        }
        String author = origin.authorDomain().get();
        boolean verified =
                dmarc.isEmpty() || NO_POLICY.contains(dmarc.getFirst().outcome())
                        ? isSignedOrSentBy(author, headers)
                        : dmarc.size() == 1
                                && dmarc.getFirst().is(PASS)
                                && isAbout(author, dmarc.getFirst().domain("header.from"));
        return verified ? VERIFIED : UNKNOWN;
    }

    /**
     * What trusted servers put on top. Another server's results, or the line with which an earlier one passed the mail
     * on, end it: what stands below was in the mail when it came, and anybody may have written it (RFC 8601, 5 and 7.1).
     */
    private static List<AuthenticationResults> onTop(List<TraceHeader> trace, Set<String> trusted) {
        List<AuthenticationResults> headers = new ArrayList<>();
        for (TraceHeader header : trace) {
            Optional<AuthenticationResults> results = switch (header.kind()) {
                case RECEIVED -> Optional.empty();
                case AUTHENTICATION_RESULTS ->
                    AuthenticationResults.parse(header.value()).filter(parsed -> trusted.contains(parsed.server()));
            };
            boolean receivedByUs = header.kind() == TraceHeader.Kind.RECEIVED && headers.isEmpty();
            if (results.isEmpty() && !receivedByUs) {
                return headers;
            }
            results.ifPresent(headers::add);
        }
        return headers;
    }

    /** The topmost header that has results of the method is the one that counts. */
    private static List<Result> of(String method, List<AuthenticationResults> headers) {
        return headers.stream()
                .map(header -> header.results().stream()
                        .filter(result -> result.method().equals(method))
                        .toList())
                .filter(results -> !results.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isSignedOrSentBy(String author, List<AuthenticationResults> headers) {
        return of("dkim", headers).stream()
                        .anyMatch(dkim -> dkim.is(PASS)
                                && isAbout(author, dkim.domain("header.d").or(() -> dkim.domain("header.i"))))
                || of("spf", headers).stream()
                        .anyMatch(spf -> spf.is(PASS) && isAbout(author, spf.domain("smtp.mailfrom")));
    }

    private static boolean isAbout(String author, Optional<String> domain) {
        return domain.filter(author::equals).isPresent();
    }
}
