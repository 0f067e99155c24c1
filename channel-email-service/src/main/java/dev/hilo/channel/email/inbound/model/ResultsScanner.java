package dev.hilo.channel.email.inbound.model;

import java.util.Locale;

/** Walks over the text of an Authentication-Results header. */
final class ResultsScanner {

    private static final String SPECIALS = "()<>@,;:\\/[]?=\"";
    private static final char END = 0;

    private final String text;
    private int at;

    ResultsScanner(String text) {
        this.text = text;
    }

    /** The header says nothing that could be relied upon. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String expected, int at) {
            super(expected + " expected at " + at);
        }
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean sees(char c) {
        return !atEnd() && text.charAt(at) == c;
    }

    /** Whether a method and its result are next. */
    boolean seesResult() {
        int next = at;
        while (next < text.length()
                && (isLetter(text.charAt(next)) || isDigit(text.charAt(next)) || text.charAt(next) == '-')) {
            next++;
        }
        return next > at && next < text.length() && text.charAt(next) == '=';
    }

    boolean takes(char c) {
        boolean seen = sees(c);
        if (seen) {
            at++;
        }
        return seen;
    }

    void expect(char c) throws Malformed {
        if (!takes(c)) {
            throw new Malformed("'" + c + "'", at);
        }
    }

    /** White space and comments, nested ones too. */
    void blank() throws Malformed {
        int depth = 0;
        while (!atEnd()) {
            char c = text.charAt(at);
            if (c == '(') {
                depth++;
            } else if (depth > 0 && c == ')') {
                depth--;
            } else if (depth > 0 && c == '\\') {
                at++;
            } else if (depth == 0 && !Character.isWhitespace(c)) {
                return;
            }
            at++;
        }
        if (depth > 0) {
            throw new Malformed("')'", at);
        }
    }

    /** Letters, digits, hyphens and underscores, in lower case. */
    String keyword() throws Malformed {
        int from = at;
        while (isLetter(peek()) || isDigit(peek()) || peek() == '-' || peek() == '_') {
            at++;
        }
        if (at == from) {
            throw new Malformed("a keyword", at);
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    /** A token or a quoted text (RFC 2045). */
    String value() throws Malformed {
        if (sees('"')) {
            return quoted();
        }
        int from = at;
        while (peek() > ' ' && peek() < 127 && SPECIALS.indexOf(peek()) < 0) {
            at++;
        }
        if (at == from) {
            throw new Malformed("a value", at);
        }
        return text.substring(from, at);
    }

    /** As servers write them: an address, a part of a signature, or nothing at all. */
    String propertyValue() throws Malformed {
        StringBuilder value = new StringBuilder();
        while (!atEnd() && !Character.isWhitespace(peek()) && ";()".indexOf(peek()) < 0) {
            if (sees('"')) {
                value.append(quoted());
            } else {
                value.append(peek());
                at++;
            }
        }
        return value.toString();
    }

    private String quoted() throws Malformed {
        StringBuilder value = new StringBuilder();
        at++;
        while (!sees('"')) {
            takes('\\');
            if (atEnd()) {
                throw new Malformed("'\"'", at);
            }
            value.append(peek());
            at++;
        }
        at++;
        return value.toString();
    }

    private char peek() {
        return atEnd() ? END : text.charAt(at);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
