package dev.hilo.channel.email.inbound.model;

import java.util.List;
import java.util.regex.Pattern;

/** Tells what a person newly wrote from the history their mail program quoted below it and from their signature. */
public final class NewText {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /**
     * The line above a quotation, in whatever language: it names a time or an address, says that somebody wrote, and ends
     * there; or it is a date and an address and nothing else. It may go on over three more lines.
     */
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "^(?=.*(@|<|\\d{1,2}[:.]\\d\\d|\\d{4})).*"
                    + "\\b(wrote|escribió|escribio|escreveu|ha scritto|a écrit|schrieb|skrev|schreef|geschreven"
                    + "|napisał|пишет|пише|написал|написала|написав)\\b.{0,60}(:|-{2,})\\s*$"
                    + "|^\\s*\\d{1,4}[-/.].{4,80}<[^<>]*@[^<>]*>\\s*:\\s*$",
            FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

    /** The line a program draws above the mail it answers or forwards. */
    private static final Pattern DIVIDER = Pattern.compile(
            "^[\\s>]*\\*?([-_=]{2,}\\s*(Original Message|Mensaje original|Message d'origine|Mensagem original"
                    + "|Messaggio originale|Ursprüngliche Nachricht|Oorspronkelijk bericht|Reply message"
                    + "|Forwarded message|Mensaje reenviado)\\s*[-_=]*|_{20,})\\*?\\s*$",
            FLAGS);

    /** First header of a mail quoted with its headers, as Outlook does; at least two more have to follow it. */
    private static final Pattern FIRST_HEADER =
            Pattern.compile("^[\\s>]*\\*?(From|De|Von|Da|Van|Från|Fra|Od|От)\\*?\\s?:\\*?\\s+\\S.*$", FLAGS);

    private static final Pattern HEADER =
            Pattern.compile("^[\\s>]*\\*?\\p{L}[\\p{L} ]{0,20}\\*?\\s?:\\*?(\\s.*)?$", FLAGS);

    private static final Pattern SIGNATURE = Pattern.compile(
            "^(--\\s*|—\\s*|[\\s*_]*(Sent from|Enviado (desde|do)|Envoyé (de|depuis)|Gesendet (von|mit)|Von meinem"
                    + "|Inviato da|Verstuurd (vanaf|van)|Verzonden (vanaf|met)|Sendt fra|Skickat från|Lähetetty"
                    + "|Wysłane? z|Отправлено с|Надіслано з|Get Outlook for)\\b.{0,80})$",
            FLAGS | Pattern.UNICODE_CHARACTER_CLASS);

    /** A line that says nothing: what programs and people draw between things. */
    private static final Pattern DRAWN = Pattern.compile("^[^\\p{L}\\p{N}>]*$");

    private static final Pattern QUOTED = Pattern.compile("^\\s?>.*$");

    private static final int LONGEST = 500;

    private NewText() {}

    /** What is new in a mail's text; all of it where nothing else is left. */
    public static String of(String text) {
        List<String> lines = text.lines().toList();
        int from = answerBelowQuotation(lines);
        int end = lines.size();
        for (int i = from; i < end; i++) {
            if (isSignature(lines.get(i)) || beginsHistory(lines, i)) {
                end = i;
            }
        }
        while (end > from && saysNothing(lines.get(end - 1), end < lines.size())) {
            end--;
        }
        String fresh = String.join("\n", lines.subList(from, end)).strip();
        return fresh.isEmpty() ? text.strip() : fresh;
    }

    /** Where a text that begins with a quotation goes on below it; 0 where it begins with something else. */
    private static int answerBelowQuotation(List<String> lines) {
        int i = 0;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        int attribution = i < lines.size() ? attributionLength(lines, i) : 0;
        int below = belowQuotation(lines, i + attribution);
        return attribution > 0 && below > 0 ? below : 0;
    }

    private static boolean beginsHistory(List<String> lines, int i) {
        if (lines.get(i).length() > LONGEST) {
            return false;
        }
        int attribution = attributionLength(lines, i);
        if (attribution > 0) {
            return belowQuotation(lines, i + attribution) == 0;
        }
        return DIVIDER.matcher(lines.get(i)).matches()
                || FIRST_HEADER.matcher(lines.get(i)).matches() && headersFollow(lines, i + 1);
    }

    /** How many lines the attribution takes that begins here; 0 where none does. */
    private static int attributionLength(List<String> lines, int i) {
        StringBuilder joined = new StringBuilder();
        for (int j = i; j < Math.min(i + 4, lines.size()); j++) {
            String line = lines.get(j);
            if (line.isBlank() || line.length() > LONGEST) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line.strip());
            if (ATTRIBUTION.matcher(joined).matches()) {
                return j - i + 1;
            }
        }
        return 0;
    }

    /** Where somebody goes on writing below a quotation that begins here; 0 where nobody does. */
    private static int belowQuotation(List<String> lines, int from) {
        boolean quoted = false;
        for (int j = from; j < lines.size(); j++) {
            String line = lines.get(j);
            if (isQuoted(line)) {
                quoted = true;
            } else if (!line.isBlank()) {
                return quoted && !isSignature(line) ? j : 0;
            }
        }
        return 0;
    }

    private static boolean headersFollow(List<String> lines, int from) {
        return lines.subList(from, Math.min(from + 6, lines.size())).stream()
                        .filter(line -> line.length() <= LONGEST)
                        .filter(line -> HEADER.matcher(line).matches())
                        .count()
                >= 2;
    }

    /** Quotations at the end, and lines drawn there if something was cut off below them. */
    private static boolean saysNothing(String line, boolean cut) {
        return line.isBlank() || isQuoted(line) || cut && DRAWN.matcher(line).matches();
    }

    private static boolean isQuoted(String line) {
        return QUOTED.matcher(line).matches();
    }

    private static boolean isSignature(String line) {
        return line.length() <= LONGEST && SIGNATURE.matcher(line).matches();
    }
}
