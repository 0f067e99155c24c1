package dev.hilo.channel.email.inbound.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One Authentication-Results header (RFC 8601, 2.2): what a server made out about where a mail comes from.
 *
 * @param server the authserv-id: as what the server signs, in lower case; {@link #UNNAMED} where it does not
 */
public record AuthenticationResults(String server, List<Result> results) {

    public static final String UNNAMED = "";

    public AuthenticationResults {
        results = List.copyOf(results);
    }

    /**
     * What one method found.
     *
     * @param method {@code dmarc}, {@code dkim}, {@code spf}, …, in lower case
     * @param outcome {@code pass}, {@code fail}, {@code none}, …, in lower case
     * @param properties what the finding speaks about, such as {@code header.from}: names in lower case
     */
    public record Result(String method, String outcome, Map<String, String> properties) {

        public Result {
            properties = Map.copyOf(properties);
        }

        boolean is(String word) {
            return outcome.equals(word);
        }

        /** The domain that a property names, by itself or behind an {@code @}. */
        Optional<String> domain(String property) {
            return Optional.ofNullable(properties.get(property))
                    .map(value -> Origin.domain(value.substring(value.lastIndexOf('@') + 1)))
                    .filter(domain -> !domain.isEmpty());
        }
    }

    /** Empty when the header does not follow the grammar: then it says nothing. */
    public static Optional<AuthenticationResults> parse(String value) {
        ResultsScanner scanner = new ResultsScanner(value);
        try {
            return Optional.of(header(scanner));
        } catch (ResultsScanner.Malformed e) {
            return Optional.empty();
        }
    }

    private static AuthenticationResults header(ResultsScanner scanner) throws ResultsScanner.Malformed {
        scanner.blank();
        if (scanner.seesResult()) {
            return unnamed(scanner);
        }
        String server = scanner.value().toLowerCase(Locale.ROOT);
        scanner.blank();
        scanner.digits();
        scanner.blank();
        List<Result> results = new ArrayList<>();
        while (!scanner.atEnd()) {
            scanner.expect(';');
            scanner.blank();
            if (!scanner.atEnd() && !scanner.sees(';')) {
                result(scanner).ifPresent(results::add);
            }
        }
        return new AuthenticationResults(server, results);
    }

    /** As Microsoft 365 writes it, which begins with the results and puts names of domains between them. */
    private static AuthenticationResults unnamed(ResultsScanner scanner) throws ResultsScanner.Malformed {
        List<Result> results = new ArrayList<>();
        while (!scanner.atEnd()) {
            if (scanner.seesResult()) {
                result(scanner).ifPresent(results::add);
            } else if (!scanner.sees(';')) {
                scanner.value();
            }
            scanner.blank();
            if (!scanner.atEnd()) {
                scanner.expect(';');
                scanner.blank();
            }
        }
        return new AuthenticationResults(UNNAMED, results);
    }

    /** Empty for {@code none}, with which a server says that it has looked for nothing. */
    private static Optional<Result> result(ResultsScanner scanner) throws ResultsScanner.Malformed {
        String method = scanner.keyword();
        scanner.blank();
        if (method.equals("none") && (scanner.atEnd() || scanner.sees(';'))) {
            return Optional.empty();
        }
        if (scanner.takes('/')) {
            scanner.blank();
            scanner.digits();
            scanner.blank();
        }
        scanner.expect('=');
        scanner.blank();
        String outcome = scanner.keyword();
        Map<String, String> properties = new LinkedHashMap<>();
        scanner.blank();
        while (!scanner.atEnd() && !scanner.sees(';')) {
            String name = scanner.keyword();
            scanner.blank();
            if (scanner.takes('.')) {
                scanner.blank();
                name = name + "." + scanner.keyword();
                scanner.blank();
            }
            scanner.expect('=');
            scanner.blank();
            properties.putIfAbsent(name, scanner.propertyValue());
            scanner.blank();
        }
        return Optional.of(new Result(method, outcome, properties));
    }
}
