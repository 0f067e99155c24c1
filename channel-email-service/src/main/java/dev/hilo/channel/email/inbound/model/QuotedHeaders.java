package dev.hilo.channel.email.inbound.model;

import java.util.List;
import java.util.regex.Pattern;

/** A quoted or forwarded mail that begins with its headers, with a line drawn across, or with both. */
final class QuotedHeaders {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST = 500;
    private static final int FEWEST = 3;
    private static final int MOST = 12;

    private static final Pattern DIVIDER = Pattern.compile(
            "^[\\s>]*+\\*?+([-_=]{2,}+\\s*+(Original[- ]Message|Reply message|Forwarded message|Mensaje (original|reenviado)"
                    + "|Missatge (original|reenviat)|Mensaxe (orixinal|reenviada)|Jatorrizko mezua"
                    + "|Message d'origine|Message original|Message transféré|Mensagem (original|encaminhada)"
                    + "|Messaggio (originale|inoltrato)|(Ursprüngliche|Weitergeleitete|Original-) ?Nachricht"
                    + "|(Oorspronkelijk|Doorgestuurd) bericht|Ursprungligt meddelande|Vidarebefordrat meddelande"
                    + "|Opprinnelig melding|Videresendt melding|(Oprindelig|Videresendt) (meddelelse|besked)"
                    + "|Alkuperäinen viesti|Wiadomość oryginalna|Oryginalna wiadomość|Wiadomość przekazana"
                    + "|Původní (zpráva|e-mail)|Pôvodná správa|Eredeti üzenet|Mesaj original|Orijinal (ileti|mesaj)"
                    + "|Исходное сообщение|Пересылаемое сообщение|Оригінальне повідомлення|Αρχικό μήνυμα"
                    + "|原始邮件|原始郵件|邮件原件|转发邮件|元のメッセージ|転送メッセージ|원본 (메시지|메일))\\s*+[-_=]*+|_{20,}+)\\*?+\\s*+$",
            FLAGS);

    /** What Apple and others write above what is forwarded, without a line across. */
    private static final Pattern FORWARDED = Pattern.compile(
            "^[\\s>]*+\\*?+(Begin forwarded message|Inicio del mensaje reenviado|Inici del missatge reenviat"
                    + "|Início da mensagem (re)?encaminhada|Début du message (réexpédié|transféré)"
                    + "|Anfang der weitergeleiteten (Nachricht|E-Mail)|Inizio messaggio inoltrato|Begin doorgestuurd bericht"
                    + "|Vidarebefordrat brev|Start på videresendt besked|Videresendt melding|Oprindelig besked"
                    + "|Välitetty viesti alkaa|Początek przekazywanej wiadomości|Начало переадресованного сообщения"
                    + "|下面是被转发的邮件|転送されたメッセージ|전달된 메시지)\\s?[:：]\\*?+\\s*+$",
            FLAGS);

    /** First header of a mail that is quoted with its headers; more have to follow. */
    private static final Pattern FIRST_HEADER = Pattern.compile(
            "^[\\s>]*+\\*?+(From|De|Von|Da|Van|Från|Fra|Frá|Od|От|Від|Kimden|Gönderen|Lähettäjä|Feladó|De la|Nork|Dari|Từ"
                    + "|Από|发件人|寄件者|差出人|送信元|보낸 사람|من|מאת)\\*?\\s?[:：]\\*?\\s*\\S.*$",
            FLAGS);

    /** Others that may stand first. */
    private static final Pattern OTHER_HEADER = Pattern.compile(
            "^[\\s>]*+\\*?+(Date|Fecha|Data|Datum|Dato|Päiväys|Дата|Tarih|Ημερομηνία|日期|日時|날짜|Sent|Enviado( el)?|Enviat"
                    + "|Envoyé|Gesendet|Inviato|Verzonden|Skickat|Sendt|Lähetetty|Wysłano|Odesláno|发送时间|送信日時|Subject"
                    + "|Asunto|Assumpte|Assunto|Gaia|Objet|Betreff|Oggetto|Onderwerp|Ämne|Emne|Aihe|Temat|Předmět|Predmet|Konu"
                    + "|Тема|Θέμα|主题|主旨|件名|제목|To|Para|Per a|À|An|Aan|Till|Til|Komu|Кому|收件人|宛先|받는 사람)"
                    + "\\*?\\s?[:：]\\*?\\s*\\S.*$",
            FLAGS);

    private static final Pattern HEADER =
            Pattern.compile("^[\\s>]*+\\*?+\\p{L}[\\p{L}\\p{M} -]{0,20}\\*?\\s?[:：]\\*?(\\s*\\S.*|\\s*)$", FLAGS);

    private static final Pattern NOTHING = Pattern.compile("[\\s>]*+");

    private QuotedHeaders() {}

    /** Whether the mail below is told by its headers, or by a line across, from here on. */
    static boolean beginAt(List<String> lines, int i) {
        return isDivider(lines.get(i)) || block(lines, i) > 0;
    }

    /** Where the mail begins that is headed so. */
    static int below(List<String> lines, int i) {
        int at = i;
        while (at < lines.size() && (isNothing(lines.get(at)) || isDivider(lines.get(at)))) {
            at++;
        }
        return at < lines.size() ? at + block(lines, at) : at;
    }

    private static boolean isDivider(String line) {
        return line.length() <= LONGEST
                && (DIVIDER.matcher(line).matches() || FORWARDED.matcher(line).matches());
    }

    private static boolean isNothing(String line) {
        return NOTHING.matcher(line).matches();
    }

    /** How many lines headers take that begin here; 0 where there are too few, or none says who wrote. */
    private static int block(List<String> lines, int i) {
        String first = lines.get(i);
        if (first.length() > LONGEST
                || !FIRST_HEADER.matcher(first).matches()
                        && !OTHER_HEADER.matcher(first).matches()) {
            return 0;
        }
        int headers = 0;
        boolean from = false;
        int at = i;
        while (at < lines.size() && at - i < MOST && !isNothing(lines.get(at))) {
            String line = lines.get(at++);
            if (line.length() <= LONGEST && HEADER.matcher(line).matches()) {
                headers++;
                from |= FIRST_HEADER.matcher(line).matches();
            }
        }
        return from && headers >= FEWEST ? at - i : 0;
    }
}
