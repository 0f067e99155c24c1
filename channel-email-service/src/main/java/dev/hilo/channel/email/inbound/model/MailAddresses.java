package dev.hilo.channel.email.inbound.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a mail address looks like. */
public final class MailAddresses {

    private static final int LONGEST = 320;
    private static final String LOCAL = "[^\\s\\p{Cntrl}<>\"(),:;@\\[\\]\\\\]++";
    private static final String DOMAIN = "(?:[^\\s\\p{Cntrl}<>\"'(),:;@\\[\\]\\\\]++|\\[[0-9A-Fa-fIPv.:]{1,60}])";
    private static final Pattern ADDRESS = Pattern.compile(LOCAL + "@" + DOMAIN);

    /** Begins where a word begins, so that each word is looked at once. */
    private static final Pattern IN_TEXT =
            Pattern.compile("(?<![^\\s\\p{Cntrl}<>\"'(),:;@\\[\\]\\\\])(?!')" + LOCAL + "@" + DOMAIN);

    private MailAddresses() {}

    /** Whether this is an address and nothing else. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }

    /** Those in a text that somebody or a server wrote, in lower case, in their order, each once. */
    static List<String> in(String text, int most) {
        return IN_TEXT.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(MailAddresses::bare)
                .filter(MailAddresses::isOne)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(most)
                .toList();
    }

    /** Without the full stop that ends the sentence. */
    private static String bare(String found) {
        int end = found.length();
        while (end > 0 && ".!?".indexOf(found.charAt(end - 1)) >= 0) {
            end--;
        }
        return found.substring(0, end);
    }
}
