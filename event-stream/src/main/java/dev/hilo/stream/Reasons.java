package dev.hilo.stream;

/** Reasons fit into a header. */
final class Reasons {

    private static final int LONGEST = 1_000;

    private Reasons() {}

    /** At most {@value #LONGEST} characters. */
    static String shortened(String reason) {
        if (reason.length() <= LONGEST) {
            return reason;
        }
        int end = Character.isHighSurrogate(reason.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return reason.substring(0, end) + "…";
    }
}
