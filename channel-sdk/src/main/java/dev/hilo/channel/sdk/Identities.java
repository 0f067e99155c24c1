package dev.hilo.channel.sdk;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Channel identities in the one form everybody writes them in. An identity is a Kafka key and what a user is found by, so
 * two spellings of one address must come out equal.
 */
public final class Identities {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");

    private Identities() {}

    /**
     * {@code mailto:} and the address in lower case, its domain in ASCII (punycode).
     *
     * @param address without display name or angle brackets: {@code Ana@Corp.com}
     * @throws IllegalArgumentException when it is no address
     */
    public static String mail(String address) {
        String trimmed = Normalizer.normalize(address.strip(), Normalizer.Form.NFC);
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || at == trimmed.length() - 1 || trimmed.chars().anyMatch(Identities::isBlankOrControl)) {
            throw new IllegalArgumentException("not a mail address: give it as local-part@domain");
        }
        String domain = trimmed.substring(at + 1);
        return "mailto:" + (trimmed.substring(0, at) + "@" + ascii(domain)).toLowerCase(Locale.ROOT);
    }

    /**
     * {@code tel:} and the number in E.164, without the separators people write.
     *
     * @param number with the country code: {@code +34 600-000 000}
     * @throws IllegalArgumentException when it is not in international form
     */
    public static String tel(String number) {
        String digits = number.replaceAll("[\\s().\\-/]", "");
        if (!E164.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a number in international form: give it as +34600000000");
        }
        return "tel:" + digits;
    }

    /**
     * Any other kind: {@code scheme:value}, the value as the provider gives it.
     *
     * @param scheme lower case: {@code whatsapp}, {@code chat}, {@code oidc}
     */
    public static String of(String scheme, String value) {
        String id = value.strip();
        if (!SCHEME.matcher(scheme).matches() || id.isEmpty()) {
            throw new IllegalArgumentException("not an identity: give a lower-case scheme and a value");
        }
        return switch (scheme) {
            case "mailto" -> mail(id);
            case "tel" -> tel(id);
            default -> scheme + ":" + id;
        };
    }

    /** What follows the scheme: the address that a provider understands. */
    public static String address(String identity) {
        return identity.substring(identity.indexOf(':') + 1);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    private static boolean isBlankOrControl(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c);
    }
}
