package dev.hilo.channel.email.inbound.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a mail as its program should have written them, before anybody asks what is quoted. */
final class QuotedLines {

    /** Where programs break lines. */
    private static final int SHORTEST = 70;

    private static final int LONGEST = 110;

    private static final Pattern NO_BREAK_SPACE = Pattern.compile("[\u00a0\u202f]");
    private static final Pattern WITHIN = Pattern.compile(
            "(?<=\\S)\\s++((?:El|On|Le|Am|Op|Il|Em|Den|W dniu|Dne|В|На|La|Pe)\\s[^\\d\\r\\n]{0,20}\\d)");
    private static final Pattern ENDED = Pattern.compile("[.!?…:;)]\\s*$");

    private QuotedLines() {}

    static List<String> mended(String text) {
        return introducedApart(brokenJoined(
                NO_BREAK_SPACE.matcher(text).replaceAll(" ").lines().toList()));
    }

    /** What a program broke off a quoted line that was too long, and left without a mark, gets its mark back. */
    private static List<String> brokenJoined(List<String> lines) {
        List<String> joined = new ArrayList<>(lines);
        for (int i = 1; i + 1 < lines.size(); i++) {
            String above = lines.get(i - 1);
            if (QuotedMail.isQuoted(above)
                    && QuotedMail.isQuoted(lines.get(i + 1))
                    && isBrokenOff(above, lines.get(i))) {
                joined.set(i, "> " + lines.get(i));
            }
        }
        return joined;
    }

    private static boolean isBrokenOff(String above, String line) {
        String words = line.stripLeading();
        int end = words.indexOf(' ') < 0 ? words.length() : words.indexOf(' ');
        return !words.isEmpty()
                && !QuotedMail.isQuoted(line)
                && Character.isLowerCase(words.codePointAt(0))
                && above.length() + end >= SHORTEST
                && above.length() <= LONGEST
                && !ENDED.matcher(above).find();
    }

    /** Own words that stand on the line by which a program introduces what it quotes get a line of their own. */
    private static List<String> introducedApart(List<String> lines) {
        List<String> apart = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int at = line.length() <= QuotedMail.LONGEST ? introduction(lines, i) : 0;
            if (at > 0) {
                apart.add(line.substring(0, at).strip());
                apart.add(line.substring(at));
            } else {
                apart.add(line);
            }
        }
        return apart;
    }

    private static int introduction(List<String> lines, int i) {
        String line = lines.get(i);
        Matcher within = WITHIN.matcher(line);
        boolean dated = QuotedMail.startsAnew(line);
        while (!QuotedMail.isQuoted(line) && within.find()) {
            int at = within.start(1);
            List<String> rest = new ArrayList<>(lines.subList(i, Math.min(i + QuotedMail.LINES, lines.size())));
            rest.set(0, line.substring(at));
            if ((!dated || ENDED.matcher(line.substring(0, at)).find()) && QuotedMail.introduction(rest, 0) > 0) {
                return at;
            }
        }
        return 0;
    }
}
