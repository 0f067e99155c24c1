package dev.hilo.identities;

import dev.hilo.contracts.ContractViolation;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Mail addresses in one spelling. Servers that tell upper from lower case in the local part are not to be met. */
final class MailAddresses {

    private static final int LONGEST = 320;
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_]([a-z0-9._-]*[a-z0-9])?|\\[[0-9a-z.:]+]");

    private MailAddresses() {}

    static String normalise(String address, Set<String> plusIgnoredIn, String field) {
        String lower = lower(address);
        int at = lower.lastIndexOf('@');
        if (at < 1 || lower.length() > LONGEST || lower.codePoints().anyMatch(MailAddresses::isForeign)) {
            throw refused(field);
        }
        String domain = domain(lower.substring(at + 1), field);
        String local = lower.substring(0, at);
        int plus = plusIgnoredIn.contains(domain) ? local.indexOf('+') : -1;
        return (plus > 0 ? local.substring(0, plus) : local) + "@" + domain;
    }

    /**
     * Letters that would become ASCII, as the Kelvin sign becomes k, stay as they are: folding them would make somebody
     * else's address of this one.
     */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (wouldBecomeAscii(text.charAt(i))) {
                lower.append(folded(text.substring(from, i))).append(text.charAt(i));
                from = i + 1;
            }
        }
        return lower.append(folded(text.substring(from))).toString();
    }

    private static boolean wouldBecomeAscii(char c) {
        return c >= 0x80
                && !Character.isSurrogate(c)
                && folded(String.valueOf(c)).codePoints().allMatch(one -> one < 0x80);
    }

    /** Composed again at the end: an accent may only find its letter in lower case. */
    private static String folded(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static String domain(String written, String field) {
        if (written.startsWith("[")) {
            return checked(written, field);
        }
        String name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        try {
            return checked(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT), field);
        } catch (ContractViolation e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw refused(field);
        }
    }

    private static String checked(String domain, String field) {
        if (!DOMAIN.matcher(domain).matches()) {
            throw refused(field);
        }
        return domain;
    }

    private static boolean isForeign(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '<' || c == '>' || c == ',' || c == ';';
    }

    private static ContractViolation refused(String field) {
        return new ContractViolation(
                field, "is no mail address: give it as local-part@domain, without a name or brackets");
    }
}
