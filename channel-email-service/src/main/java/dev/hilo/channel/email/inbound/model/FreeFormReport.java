package dev.hilo.channel.email.inbound.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server writes that does not know RFC 3464: whom it could not reach and why, then a copy of the mail.
 *
 * @param words the server's
 * @param copy of the mail, from its headers on; empty where the text holds none
 */
record FreeFormReport(String subject, String words, String copy) {

    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern FINAL_REPLY = Pattern.compile("(?<![\\d.])5[0-7]\\d(?=[ :-])");

    /** A line across that announces the copy, or a header of the copy itself. Below a line without words a reason may stand. */
    private static final Pattern COPY = Pattern.compile(
            "(?m)^(?:[ \\t]{0,10}[-=|*#_]{2,}+[^\\r\\n]{0,60}?\\b(?i:copy|copia|original|unsent|returned|undelivered message"
                    + "|message (?:text|body|headers?)|mensaje)\\b.*|Return-[Pp]ath:.*|Received: .*|Message-I[Dd]:.*)$");

    /** That it will be tried again: or that it arrived: nothing has failed, whatever codes stand there. */
    private static final List<String> LATE = List.of(
            "will be retried",
            "will be tried again",
            "will keep trying",
            "will continue to try",
            "attempts will continue",
            "still being retried",
            "has been delayed",
            "not yet been delivered",
            "warning only",
            "warning message only",
            "notification (delay)",
            "\"notificationtype\":\"delivery\"",
            "se reintentará",
            "se volverá a intentar",
            "seguirá intentando",
            "se ha retrasado");

    /** That it will not, where no code says so. */
    private static final List<String> GIVEN_UP = List.of(
            "given up",
            "giving up",
            "permanent error",
            "permanent failure",
            "permanent fatal",
            "permanently",
            "not be delivered",
            "n't be delivered",
            "cannot be delivered",
            "not delivered",
            "not deliver ",
            "n't deliver ",
            "unable to deliver",
            "failed to deliver",
            "undeliver",
            "did not reach",
            "delivery failed",
            "delivery has failed",
            "delivery failure",
            "failure notice",
            "mail failed",
            "returned mail",
            "returned to sender",
            "no valid recipients",
            "user unknown",
            "unknown user",
            "no such user",
            "mailbox is full",
            "mailbox full",
            "quota exceeded",
            "no se pudo entregar",
            "no se ha podido entregar",
            "no ha podido entregarse",
            "no se ha entregado",
            "no entregado",
            "devuelto al remitente",
            "error permanente",
            "não pôde ser entregue",
            "no s'ha pogut lliurar",
            "n'a pas pu être remis",
            "n'a pas été remis",
            "unzustellbar",
            "nicht zugestellt",
            "impossibile recapitare",
            "mancata consegna",
            "配信できません",
            "配信不能");

    static FreeFormReport of(Mail mail) {
        Matcher copy = COPY.matcher(mail.text());
        int end = copy.find() && copy.start() > 0 ? copy.start() : mail.text().length();
        return new FreeFormReport(
                mail.subject().orElse(""),
                mail.text().substring(0, end),
                mail.text().substring(end));
    }

    /** Whether the mail is not tried again. */
    boolean isFinal() {
        String said = (subject + " " + words).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return LATE.stream().noneMatch(said::contains)
                && (code().filter(code -> code.startsWith("5")).isPresent()
                        || FINAL_REPLY.matcher(words).find()
                        || GIVEN_UP.stream().anyMatch(said::contains));
    }

    /** One that is final before one that is not. */
    Optional<String> code() {
        List<String> codes = codes(words);
        return codes.stream()
                .filter(code -> code.startsWith("5"))
                .findFirst()
                .or(() -> codes.stream().filter(code -> code.startsWith("4")).findFirst());
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The first code of RFC 3463 in a text. */
    static Optional<String> code(String text) {
        Matcher code = CODE.matcher(text);
        return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    }
}
