package dev.hilo.channel.email.inbound.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells what a person newly wrote from the history their mail program quoted below it and from their signature. */
public final class NewText {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST_SIGNATURE = 100;

    /** Dashes alone, or what programs on telephones write; a sentence goes on after a comma or ends with a full stop. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "^(--\\s*|—\\s*|[\\s*_]*((Sent (from|via|with)|Enviado (desde|do|con|a partir)|Enviat des de|Bidalita"
                    + "|Envoyé (de|depuis|à partir)|Gesendet (von|mit)|Von meinem|Inviato (da|con)|Verstuurd (vanaf|van|met)"
                    + "|Verzonden (vanaf|met)|Sendt fra|Skickat från|Lähetetty|Wysłan[eoy] z|Odesláno z|Odoslané z"
                    + "|Trimis de pe|Küldve|Отправлено (с|из)|Надіслано з|Изпратено от"
                    + "|(Get|Obtener|Obtenir|Télécharger|Scarica|Baixar|Holen Sie sich) Outlook)\\b[^,;!?]{0,80}(?<!\\.)"
                    + "|发自我的.{0,30}|.{0,30}から送信|.{0,30}에서 보냄|.{0,40}(dan|den) gönderildi))$",
            FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

    /** A line that says nothing: what programs and people draw between things, and the mark of a program that counts readers. */
    private static final Pattern DRAWN = Pattern.compile("^([^\\p{L}\\p{N}>]*+|\\s*+\\u1427\\s*+)$");

    private NewText() {}

    /** What is new in a mail's text; all of it where nothing else is left. */
    public static String of(String text) {
        List<String> lines = QuotedLines.mended(text);
        int from = start(lines);
        int end = end(lines, from);
        List<String> fresh = new ArrayList<>();
        for (int i = from; i < end; ) {
            int introduction = QuotedMail.introduction(lines, i);
            if (introduction == 0) {
                fresh.add(lines.get(i++));
            } else {
                i += introduction;
            }
        }
        String kept = String.join("\n", fresh).strip();
        return kept.isEmpty() ? text.strip() : kept;
    }

    /** Whether a quotation itself begins with the words that introduce it. */
    public static boolean isIntroduced(String quotation) {
        List<String> lines = quotation
                .lines()
                .map(line -> line.replaceFirst("^[>\\s]+", ""))
                .filter(line -> !line.isBlank())
                .limit(QuotedMail.LINES)
                .toList();
        for (int to = 1; to <= lines.size(); to++) {
            if (QuotedMail.introducesAll(lines.subList(0, to))) {
                return true;
            }
        }
        return !lines.isEmpty() && QuotedHeaders.beginAt(lines, 0);
    }

    /** Without the words by which a program introduces what it quotes below, in whatever language: nothing else ends so. */
    public static String aboveQuotation(String text) {
        List<String> lines = text.strip().lines().toList();
        int from = lines.size();
        while (from > 0
                && lines.size() - from < QuotedMail.LINES
                && !lines.get(from - 1).isBlank()) {
            from--;
            if (QuotedMail.introducesAll(lines.subList(from, lines.size()))) {
                return String.join("\n", lines.subList(0, from)).strip();
            }
        }
        return text.strip();
    }

    /** Below what the text begins with, where that is a quotation or a forwarded mail's headers. */
    private static int start(List<String> lines) {
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        if (first == lines.size()) {
            return 0;
        }
        if (QuotedHeaders.beginAt(lines, first)) {
            return QuotedHeaders.below(lines, first);
        }
        int introduction = QuotedMail.introduction(lines, first);
        if (introduction == 0) {
            return first;
        }
        int below = belowQuotation(lines, first + introduction);
        return below > 0 && !goesOnBetween(lines, below) ? below : first + introduction;
    }

    private static int end(List<String> lines, int from) {
        int end = lines.size();
        for (int i = from; i < end; i++) {
            if (isSignature(lines.get(i)) || beginsHistory(lines, i, from)) {
                end = i;
            }
        }
        while (end > from && saysNothing(lines.get(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean beginsHistory(List<String> lines, int i, int from) {
        if (QuotedHeaders.beginAt(lines, i)) {
            return belowQuotation(lines, QuotedHeaders.below(lines, i)) == 0;
        }
        int introduction = QuotedMail.introduction(lines, i);
        return introduction > 0 && i > from && belowQuotation(lines, i + introduction) == 0;
    }

    /** Where somebody goes on writing below a quotation that begins here; 0 where nobody does. */
    private static int belowQuotation(List<String> lines, int from) {
        boolean quoted = false;
        for (int j = from; j < lines.size(); j++) {
            String line = lines.get(j);
            if (QuotedMail.isQuoted(line)) {
                quoted = true;
            } else if (!line.isBlank()) {
                return quoted && !isSignature(line) ? j : 0;
            }
        }
        return 0;
    }

    /** Answers between the lines stay with what they answer. */
    private static boolean goesOnBetween(List<String> lines, int from) {
        for (int j = from; j < lines.size() && !isSignature(lines.get(j)); j++) {
            if (QuotedMail.introduction(lines, j) > 0) {
                return false;
            }
            if (QuotedMail.isQuoted(lines.get(j))) {
                return belowQuotation(lines, j) > 0;
            }
        }
        return false;
    }

    private static boolean saysNothing(String line) {
        return line.isBlank()
                || QuotedMail.isQuoted(line)
                || DRAWN.matcher(line).matches();
    }

    public static boolean isSignature(String line) {
        return line.length() <= LONGEST_SIGNATURE && SIGNATURE.matcher(line).matches();
    }
}
