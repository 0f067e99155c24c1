package dev.hilo.channel.email.inbound.model;

import dev.hilo.channel.email.thread.model.MessageIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a mail server says of a mail that it could not bring: by RFC 3464, else in free form with a code that says that it
 * is final.
 *
 * @param messageIds that may be the returned mail's, the likeliest first
 */
public record DeliveryReport(List<String> messageIds, List<Failure> failures) {

    private static final int LONGEST = 400;
    private static final int READ_OF_A_PART = 100_000;
    private static final int MOST_RECIPIENTS = 50;
    private static final Set<String> STATUS = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> RETURNED = Set.of(
            "message/rfc822",
            "message/global",
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global-headers");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern FINAL_REPLY = Pattern.compile("(?<![\\d.])55\\d(?=[ -])");
    private static final Pattern COPY =
            Pattern.compile("(?m)^(?:-{2,}.*|Return-[Pp]ath:.*|Received: .*|Message-I[Dd]:.*)$");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-I[Dd]:\\s*+(<[^<>\\s]++>)");

    public DeliveryReport {
        messageIds = List.copyOf(messageIds);
        failures = List.copyOf(failures);
    }

    /**
     * What did not reach somebody.
     *
     * @param recipients how the server calls them: the address that it tried and the one it was given
     * @param code as RFC 3463 has it: {@code 5.1.1}; empty where the server gives none
     * @param words the server's
     */
    public record Failure(Set<String> recipients, Optional<String> code, String words) {

        public Failure {
            recipients = Set.copyOf(recipients);
        }

        /** Code and words in one line, as far as they fit. */
        public String reason() {
            String text = words.replaceAll("\\s+", " ").strip();
            String whole = code.filter(c -> !text.contains(c))
                    .map(c -> (c + " " + text).strip())
                    .orElse(text);
            String said = whole.isEmpty() ? "the mail could not be delivered" : whole;
            return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
        }
    }

    /** Without failures where the mail reports none that is final, as of a mail that is merely late. */
    public static DeliveryReport of(Mail mail) {
        List<MailHeaders> status = texts(mail, STATUS)
                .flatMap(text -> HeaderBlocks.in(text).stream())
                .filter(block -> block.has("Final-Recipient") || block.has("Original-Recipient"))
                .toList();
        return new DeliveryReport(
                messageIds(mail),
                status.isEmpty()
                        ? inFreeForm(mail).stream().toList()
                        : status.stream()
                                .filter(DeliveryReport::isFinal)
                                .limit(MOST_RECIPIENTS)
                                .map(DeliveryReport::failure)
                                .toList());
    }

    private static boolean isFinal(MailHeaders block) {
        String action = block.word("Action");
        return action.equals("failed")
                || action.isEmpty() && block.first("Status").orElse("").startsWith("5");
    }

    /** A server whose status says no more than "other" ({@code x.y.0}) may be more exact in its words. */
    private static Failure failure(MailHeaders block) {
        String words = block.first("Diagnostic-Code")
                .map(text -> text.replaceFirst("^[A-Za-z0-9-]{1,20}\\s*;", ""))
                .orElse("");
        Optional<String> status = code(block.first("Status").orElse(""));
        Optional<String> exact = status.filter(code -> !code.endsWith(".0"));
        Set<String> recipients = new LinkedHashSet<>();
        for (String name : List.of("Final-Recipient", "Original-Recipient")) {
            recipients.addAll(MailAddresses.in(block.first(name).orElse(""), 1));
        }
        return new Failure(recipients, exact.or(() -> code(words)).or(() -> status), words);
    }

    /** What servers write that do not know RFC 3464: before the copy of the mail stands whom they could not reach, and why. */
    private static Optional<Failure> inFreeForm(Mail mail) {
        Matcher copy = COPY.matcher(mail.text());
        String words = copy.find() && copy.start() > 0 ? mail.text().substring(0, copy.start()) : mail.text();
        Optional<String> code = code(words).filter(found -> found.startsWith("5"));
        if (code.isEmpty() && !FINAL_REPLY.matcher(words).find()) {
            return Optional.empty();
        }
        Set<String> recipients = new LinkedHashSet<>(
                MailAddresses.in(mail.headers().first("X-Failed-Recipients").orElse(words), MOST_RECIPIENTS));
        return Optional.of(new Failure(recipients, code, words));
    }

    private static Optional<String> code(String text) {
        Matcher code = CODE.matcher(text);
        return code.find() ? Optional.of(code.group(1)) : Optional.empty();
    }

    private static List<String> messageIds(Mail mail) {
        List<String> found = new ArrayList<>();
        texts(mail, RETURNED)
                .map(HeaderBlocks::first)
                .forEach(returned -> found.addAll(MessageIds.in(returned.values("Message-ID"))));
        Matcher quoted = MESSAGE_ID.matcher(mail.text());
        while (quoted.find()) {
            found.add(quoted.group(1));
        }
        Stream.of("X-Original-Message-ID", "In-Reply-To", "References")
                .forEach(name -> found.addAll(MessageIds.in(mail.headers().values(name))));
        return found.stream().distinct().toList();
    }

    private static Stream<String> texts(Mail mail, Set<String> types) {
        return mail.files().stream()
                .filter(file -> types.contains(file.mediaType()))
                .map(file -> new String(
                        file.bytes(), 0, Math.min(file.bytes().length, READ_OF_A_PART), StandardCharsets.UTF_8));
    }
}
