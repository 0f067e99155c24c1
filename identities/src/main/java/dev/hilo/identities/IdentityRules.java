package dev.hilo.identities;

import dev.hilo.contracts.ContractViolation;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Brings channel identities into the one form everybody writes them in, so that two spellings of one address come out
 * equal. To normalise twice changes nothing. What cannot be an identity is refused with a {@link ContractViolation} that
 * names the field and never quotes the content.
 *
 * @param region whose numbers are meant when a telephone number comes without its country code, ISO 3166-1: {@code ES}
 * @param plusIgnoredIn domains, in lower case, whose mail servers deliver {@code ana+vpn@} to {@code ana@}; everywhere
 *     else these are two addresses
 */
public record IdentityRules(String region, Set<String> plusIgnoredIn) {

    /** Numbers without a country code are Spanish; what follows a plus stays. */
    public static final IdentityRules DEFAULT = new IdentityRules("ES", Set.of());

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final String REMEDY =
            "must be a channel identity like mailto:ana@corp.com, tel:+34600000000 or chat:4711";

    public IdentityRules {
        if (!TelephoneNumbers.isRegion(region)) {
            throw new ContractViolation("region", "must be a country's code by ISO 3166-1, like ES");
        }
        plusIgnoredIn = Set.copyOf(plusIgnoredIn);
    }

    /** Any identity, {@code scheme:value}; {@code field} is named when it is refused. */
    public String normalise(String identity, String field) {
        int colon = identity.indexOf(':');
        if (colon < 1) {
            throw new ContractViolation(field, REMEDY);
        }
        return of(identity.substring(0, colon).strip().toLowerCase(Locale.ROOT), identity.substring(colon + 1), field);
    }

    /**
     * {@code mailto:} and the address in lower case, its domain in ASCII (punycode).
     *
     * @param address without display name or angle brackets: {@code Ana@Corp.com}
     */
    public String mail(String address) {
        return of("mailto", address);
    }

    /**
     * {@code tel:} and the number in E.164; an extension follows as {@code ;ext=12}, because a switchboard's number alone
     * is everybody's.
     *
     * @param number as people write it, with or without the country code: {@code +34 600-000 000}
     */
    public String tel(String number) {
        return of("tel", number);
    }

    /**
     * Any other kind: {@code scheme:value}, the value as the provider gives it. WhatsApp's and SMS's are telephone
     * numbers, WhatsApp's with the country code even where the plus is missing; names that they give instead of numbers
     * stay.
     *
     * @param scheme lower case: {@code whatsapp}, {@code chat}, {@code oidc}
     */
    public String of(String scheme, String value) {
        return of(scheme, value, scheme);
    }

    private String of(String scheme, String value, String field) {
        String id = value.strip();
        if (!SCHEME.matcher(scheme).matches() || id.isEmpty() || id.codePoints().anyMatch(Character::isISOControl)) {
            throw new ContractViolation(field, REMEDY);
        }
        return scheme
                + ":"
                + switch (scheme) {
                    case "mailto" -> MailAddresses.normalise(id, plusIgnoredIn, field);
                    case "tel" -> TelephoneNumbers.withExtension(id, region, field);
                    case "sms" -> isName(id) ? id : TelephoneNumbers.plain(id, region, field);
                    case "whatsapp" -> isName(id) ? id : TelephoneNumbers.plain(withPlus(id), region, field);
                    default -> id;
                };
    }

    /** What follows the scheme: the address that a provider understands. */
    public static String address(String identity) {
        return identity.substring(identity.indexOf(':') + 1);
    }

    private static boolean isName(String id) {
        return id.codePoints().anyMatch(Character::isLetter);
    }

    private static String withPlus(String number) {
        return number.startsWith("+") ? number : "+" + number;
    }
}
