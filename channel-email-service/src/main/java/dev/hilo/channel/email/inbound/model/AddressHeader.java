package dev.hilo.channel.email.inbound.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header that holds addresses (RFC 5322, 3.4), as it stands: before encoded words are decoded, so that nobody's name can
 * become an address. Forgiving where programs write it wrongly.
 *
 * @param addresses in their order; what stands in quotation marks, comments or encoded words is never one
 * @param isPlain whether there is only one way to read it
 */
public record AddressHeader(List<Named> addresses, boolean isPlain) {

    public AddressHeader {
        addresses = List.copyOf(addresses);
    }

    /**
     * An address and the name beside it.
     *
     * @param name unquoted, its encoded words as they stand; empty where there is none
     */
    public record Named(String address, String name) {}

    public static AddressHeader parse(String unfolded) {
        return new Scanner(unfolded).read();
    }

    private static final class Scanner {

        private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?\\s]{1,60}\\?[BbQq]\\?[^?]{0,2000}+\\?=");
        private static final Pattern SPACED_AT = Pattern.compile("\\s{0,99}+@\\s{0,99}+");
        private static final Pattern SPACED_DOT = Pattern.compile("(@[^\\s@]{1,255}+)\\s{1,99}+\\.\\s{0,99}+");
        private static final Pattern PLAIN_LOCAL = Pattern.compile("[^\\s\"(),:;<>@\\[\\]\\\\]++");
        private static final int MOST = 1_000;

        private final String text;
        private final int lastSemicolon;
        private final Matcher encodedWord;
        private final List<Named> found = new ArrayList<>();

        /** What is neither quoted nor encoded nor commented, of the address at hand. */
        private final StringBuilder bare = new StringBuilder();

        private final StringBuilder phrase = new StringBuilder();
        private final List<String> comments = new ArrayList<>();
        private boolean addressed;
        private boolean bracketed;
        private String inBrackets = "";
        private int at;
        private int ats;
        private boolean plain = true;
        private boolean quotesEnd = true;
        private boolean commentsEnd = true;

        Scanner(String text) {
            this.text = text;
            this.lastSemicolon = text.lastIndexOf(';');
            this.encodedWord = ENCODED_WORD.matcher(text);
        }

        AddressHeader read() {
            while (at < text.length() && found.size() < MOST) {
                next(text.charAt(at));
            }
            finish();
            return new AddressHeader(found, plain && ats == found.size());
        }

        private void next(char c) {
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> brackets();
                case '>' -> at++;
                case ',', ';' -> {
                    finish();
                    at++;
                }
                case ':' -> groupOrWord();
                case '=' -> encodedOrWord();
                default -> word(c);
            }
        }

        private void word(char c) {
            ats += c == '@' ? 1 : 0;
            addressed |= c == '@';
            bare.append(c);
            phrase.append(c);
            at++;
        }

        /** A group's name ends with a colon, and the group with a semicolon; else it is a colon in somebody's name. */
        private void groupOrWord() {
            if (at < lastSemicolon && !bracketed && !addressed) {
                startAnew();
                at++;
            } else {
                word(':');
            }
        }

        private void encodedOrWord() {
            encodedWord.region(at, text.length());
            if (!encodedWord.lookingAt()) {
                word('=');
                return;
            }
            String word = encodedWord.group();
            ats += (int) word.chars().filter(c -> c == '@').count();
            phrase.append(word);
            bare.append(' ');
            at = encodedWord.end();
        }

        private void quoted() {
            StringBuilder inside = new StringBuilder();
            int end = quotedEnd(at, inside);
            if (end < 0) {
                unmatched();
            } else if (end < text.length() && text.charAt(end) == '@') {
                // A local part in quotation marks; where it needs them, there is no identity to be made of it.
                String local = PLAIN_LOCAL.matcher(inside).matches() ? inside.toString() : "\"";
                bare.append(local);
                phrase.append(local);
                at = end;
            } else {
                phrase.append(inside);
                bare.append(' ');
                at = end;
            }
        }

        /** Where the quotation ends that begins here; -1 where it does not. */
        private int quotedEnd(int from, StringBuilder inside) {
            for (int i = from + 1; quotesEnd && i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    return i + 1;
                }
                if (c == '\\' && i + 1 < text.length()) {
                    c = text.charAt(++i);
                }
                inside.append(c);
            }
            quotesEnd = false;
            return -1;
        }

        private void comment() {
            StringBuilder inside = new StringBuilder();
            int end = commentEnd(at, inside);
            if (end < 0) {
                unmatched();
            } else {
                comments.add(inside.toString());
                bare.append(' ');
                phrase.append(' ');
                at = end;
            }
        }

        private int commentEnd(int from, StringBuilder inside) {
            int depth = 0;
            for (int i = from; commentsEnd && i < text.length(); i++) {
                char c = text.charAt(i);
                boolean escaped = c == '\\' && i + 1 < text.length();
                depth += escaped || c != '(' ? 0 : 1;
                depth -= escaped || c != ')' ? 0 : 1;
                if (depth == 0) {
                    return i + 1;
                }
                if (escaped) {
                    inside.append(text.charAt(++i));
                } else if (i > from) {
                    inside.append(c);
                }
            }
            commentsEnd = false;
            return -1;
        }

        /** A quotation or comment that nobody ended is a mark like any other. */
        private void unmatched() {
            plain = false;
            phrase.append(' ');
            bare.append(' ');
            at++;
        }

        /** Up to the closing bracket; where that is missing, up to what ends an address. */
        private void brackets() {
            if (bracketed && !inBrackets.isEmpty()) {
                finish();
                plain = false;
            }
            StringBuilder inside = new StringBuilder();
            boolean literal = false;
            at++;
            while (at < text.length() && ">,;".indexOf(text.charAt(at)) < 0) {
                char c = text.charAt(at);
                int end = -1;
                if (c == '"') {
                    StringBuilder part = new StringBuilder();
                    end = quotedEnd(at, part);
                    inside.append(end < 0 ? "" : PLAIN_LOCAL.matcher(part).matches() ? part : "\"");
                } else if (c == '(') {
                    end = commentEnd(at, new StringBuilder());
                } else if (c == ':' && !literal) {
                    // A route before the address, or the scheme of a URI.
                    inside.setLength(0);
                } else if (c != '<' && !Character.isWhitespace(c)) {
                    literal |= c == '[';
                    ats += c == '@' ? 1 : 0;
                    inside.append(c);
                }
                at = end < 0 ? at + 1 : end;
            }
            plain &= at < text.length() && text.charAt(at) == '>';
            at += at < text.length() && text.charAt(at) == '>' ? 1 : 0;
            bracketed = true;
            inBrackets = unquoted(inside.toString());
        }

        private void finish() {
            if (bracketed) {
                add(inBrackets, phrase.toString());
            } else if (addressed) {
                List<String> addresses = words().stream()
                        .map(word -> unquoted(word.substring(word.lastIndexOf(':') + 1)))
                        .filter(MailAddresses::isOne)
                        .limit(MOST)
                        .toList();
                addresses.forEach(address -> add(address, addresses.size() > 1 ? "" : phraseWithout(address)));
            }
            startAnew();
        }

        /** White space around the {@code @}, and before a dot behind it, belongs to the address. */
        private List<String> words() {
            String joined =
                    SPACED_DOT.matcher(SPACED_AT.matcher(bare).replaceAll("@")).replaceAll("$1.");
            return List.of(joined.strip().split("\\s+"));
        }

        private String phraseWithout(String address) {
            String whole = phrase.toString();
            return whole.contains(address) ? whole.replace(address, " ") : "";
        }

        private void add(String address, String name) {
            if (MailAddresses.isOne(address)) {
                String given = name.strip().replaceAll("\\s+", " ");
                found.add(new Named(address, unquoted(given.isEmpty() ? String.join(" ", comments) : given)));
            }
        }

        private void startAnew() {
            bare.setLength(0);
            phrase.setLength(0);
            comments.clear();
            addressed = false;
            bracketed = false;
            inBrackets = "";
        }

        /** Without the apostrophes that some programs put around addresses and names. */
        private static String unquoted(String text) {
            return text.length() > 2 && text.startsWith("'") && text.endsWith("'")
                    ? text.substring(1, text.length() - 1)
                    : text;
        }
    }
}
