package dev.hilo.channel.email.inbound.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which mail programs introduce the mail that they quote: a line or two that say who wrote when. By what such
 * lines are made of, so that a language nobody listed is mostly found too.
 */
final class QuotedMail {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** No program writes a longer line of its own; people who do not wrap lines do. */
    static final int LONGEST = 500;

    static final int LINES = 6;
    /** How much of it says that somebody wrote. */
    private static final int ENDING = 100;

    /** A time of day, a year, or a date in figures. */
    private static final String WHEN = "(\\d{1,2}[:.]\\d\\d|\\b\\d{4}\\b|\\d{1,2}[./]\\d{1,2}[./]\\d\\d)";

    private static final Pattern DATED = Pattern.compile(WHEN);

    private static final Pattern ADDRESS = Pattern.compile("(?<![^\\s<>@])[^\\s<>@]++@[^\\s<>@]");

    /** How the line that says who wrote when begins, where it begins with a word. */
    private static final Pattern OPENING = Pattern.compile(
            "^\\W{0,3}(on|el|le|am|op|il|em|den|a|al|dnia|w dniu|dne|dňa|в|на|la|pe|στις|vào|pada|kuupäeval|dana|在|于)\\b.*",
            FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

    /** That somebody wrote, in a word or two. */
    private static final Set<String> WROTE = Set.of(
            ("wrote,writes,escribió,escribio,escribiu,va escriure,ha escrit,idatzi,escreveu,ha scritto,scrisse,a écrit,schrieb"
                            + ",skrev,skreiv,skrifaði,schreef,geschreven,kirjoitti,napisał,napisała,napsal,napsala,napísal"
                            + ",napísala,napisao,napisala,je napisal,ezt írta,írta,a scris,yazdı,пишет,пише,написал,написала"
                            + ",написав,έγραψε,rašė,rakstīja,kirjutas,đã viết,menulis,is geskryf")
                    .split(","));

    /** The same in scripts that do not part words, or put nothing between. */
    private static final List<String> WROTE_WITHIN = List.of("写道", "寫道", "のメッセージ", "は書きました", "님이 작성", "כתב");

    /** Date, time and who, and nothing else: as some programs write in every language. */
    private static final Pattern DATE_AND_NAME =
            Pattern.compile("^\\s*\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(\\s+\\d{1,2}:\\d\\d(:\\d\\d)?)?"
                    + "(\\s+(GMT|UTC)([+-]\\d{1,2}:?\\d\\d)?\\s+\\S.{0,80}|\\s+\\S.{0,80}<[^<>]*@[^<>]*>)\\s*:?\\s*$");

    private static final Pattern DATE_AND_ADDRESS =
            Pattern.compile("^\\s*\\d{1,4}[-/.].{4,80}<[^<>]*@[^<>]*>\\s*:\\s*$");

    private static final Pattern ADDRESS_AT_END = Pattern.compile("[<(][^<>()\\s]{1,100}@[^<>()\\s]{1,100}[>)]$");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}[:.]\\d\\d");
    private static final Pattern DAY = Pattern.compile("\\b\\d{4}\\b|\\d{1,2}[./]\\d{1,2}[./]\\d\\d");

    /** A line that ends a sentence, and no abbreviation as dates have them, is nobody's introduction yet to go on. */
    private static final Pattern SENTENCE = Pattern.compile("(\\p{L}{5}|[)\"'»])\\.\\s*$|[!?…]\\s*$");

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private QuotedMail() {}

    /** How many lines the words take that a program puts above what it quotes from here on; 0 where none begin here. */
    static int introduction(List<String> lines, int i) {
        String first = lines.get(i);
        if (first.length() > LONGEST || first.isBlank() || !startsIntroduction(first)) {
            return 0;
        }
        StringBuilder joined = new StringBuilder();
        int blank = 0;
        for (int j = i; j < Math.min(i + LINES, lines.size()); j++) {
            String line = lines.get(j);
            if (line.isBlank()) {
                // Programs that break addresses into lines of their own leave one empty line before them.
                if (++blank > 1 || !OPENING.matcher(first).matches() || !isDatedOrAddressed(joined)) {
                    return 0;
                }
                continue;
            }
            if (line.length() > LONGEST || j > i && startsAnew(line)) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(seen(line));
            if (isIntroduction(joined, lines, j + 1)) {
                return j - i + 1;
            }
            if (SENTENCE.matcher(line).find()) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean startsIntroduction(String line) {
        return OPENING.matcher(line).matches() && line.chars().anyMatch(Character::isDigit) || isDatedOrAddressed(line);
    }

    private static boolean isDatedOrAddressed(CharSequence text) {
        return DATED.matcher(text).find() || ADDRESS.matcher(text).find();
    }

    /** A line that begins the introduction better than one before it. */
    static boolean startsAnew(String line) {
        return OPENING.matcher(line).matches() && DATED.matcher(line).find();
    }

    private static boolean isIntroduction(CharSequence joined, List<String> lines, int below) {
        String text = joined.toString();
        if (DATE_AND_NAME.matcher(text).matches()
                || DATE_AND_ADDRESS.matcher(text).matches()
                || isBare(text) && isBlankOrQuoted(lines, below)) {
            return true;
        }
        char last = text.charAt(text.length() - 1);
        if (last != ':' && last != '：' && last != '-') {
            return false;
        }
        boolean dated = DATED.matcher(text).find();
        boolean addressed = ADDRESS.matcher(text).find();
        String ending = text.substring(Math.max(0, text.length() - ENDING));
        if ((dated || addressed) && saysWrote(ending)) {
            return true;
        }
        // In whatever language: a date, an address, a colon, and then a quotation.
        return dated && addressed && last != '-' && isQuotationNext(lines, below);
    }

    /** Date, time and address, and neither verb nor colon. */
    private static boolean isBare(String text) {
        return ADDRESS_AT_END.matcher(text).find()
                && OPENING.matcher(text).matches()
                && TIME.matcher(text).find()
                && DAY.matcher(text).find();
    }

    private static boolean isBlankOrQuoted(List<String> lines, int at) {
        return at < lines.size() && (lines.get(at).isBlank() || isQuoted(lines.get(at)));
    }

    private static boolean saysWrote(String ending) {
        String[] words = ending.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1);
        String before = "";
        for (String word : words) {
            if (WROTE.contains(word) || WROTE.contains(before + " " + word)) {
                return true;
            }
            before = word;
        }
        return WROTE_WITHIN.stream().anyMatch(ending::contains);
    }

    /** Whether lines known to stand right above a quotation introduce it: a date or an address, and a colon. */
    static boolean introducesAll(List<String> lines) {
        String text = seen(String.join(" ", lines));
        return text.length() <= LONGEST
                && (text.endsWith(":") || text.endsWith("：") || text.endsWith("-"))
                && (DATED.matcher(text).find() || ADDRESS.matcher(text).find());
    }

    /** Without the marks that only say in which direction to read. */
    private static String seen(String line) {
        return UNSEEN.matcher(line).replaceAll("").strip();
    }

    private static boolean isQuotationNext(List<String> lines, int from) {
        for (int j = from; j < lines.size(); j++) {
            if (!lines.get(j).isBlank()) {
                return isQuoted(lines.get(j));
            }
        }
        return false;
    }

    /** Marked as a quotation: by an angle bracket, with somebody's initials before it in the news manner. */
    static boolean isQuoted(String line) {
        int i = 0;
        while (i < line.length()
                && i < 4
                && (line.charAt(i) == ' '
                        || Character.isUpperCase(line.charAt(i))
                        || Character.getType(line.charAt(i)) == Character.FORMAT)) {
            i++;
        }
        return i < line.length() && line.charAt(i) == '>';
    }
}
