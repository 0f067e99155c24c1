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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a mail server says of a mail that it could not bring: by RFC 3464, else in free form with a code or words that say
 * that it is final.
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

        private Failure alsoTo(Set<String> more) {
            Set<String> all = new LinkedHashSet<>(recipients);
            all.addAll(more);
            return new Failure(all, code, words);
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
        FreeFormReport freeForm = FreeFormReport.of(mail);
        List<MailHeaders> status = recipients(texts(mail, STATUS));
        if (status.isEmpty()) {
            status = recipients(Stream.of(freeForm.words()));
        }
        Set<String> soleRecipient = soleRecipient(mail, freeForm);
        List<Failure> failures = status.isEmpty()
                ? inFreeForm(mail, freeForm, soleRecipient).stream().toList()
                : status.stream()
                        .filter(DeliveryReport::isFinal)
                        .limit(MOST_RECIPIENTS)
                        .map(DeliveryReport::failure)
                        .toList();
        return new DeliveryReport(
                messageIds(mail),
                status.size() == 1
                        ? failures.stream()
                                .map(failure -> failure.alsoTo(soleRecipient))
                                .toList()
                        : failures);
    }

    private static List<MailHeaders> recipients(Stream<String> texts) {
        return texts.flatMap(text -> HeaderBlocks.in(text).stream())
                .filter(block -> block.has("Final-Recipient") || block.has("Original-Recipient"))
                .toList();
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
        Optional<String> status = FreeFormReport.code(block.first("Status").orElse(""));
        Optional<String> exact = status.filter(code -> !code.endsWith(".0"));
        Set<String> recipients = new LinkedHashSet<>();
        for (String name : List.of("Final-Recipient", "Original-Recipient")) {
            recipients.addAll(MailAddresses.in(block.first(name).orElse(""), 1));
        }
        return new Failure(
                recipients, exact.or(() -> FreeFormReport.code(words)).or(() -> status), words);
    }

    private static Optional<Failure> inFreeForm(Mail mail, FreeFormReport report, Set<String> soleRecipient) {
        if (!report.isFinal()) {
            return Optional.empty();
        }
        String named = mail.headers().first("X-Failed-Recipients").orElse(report.words());
        Set<String> recipients = new LinkedHashSet<>(MailAddresses.in(named, MOST_RECIPIENTS));
        return Optional.of(new Failure(recipients, report.code(), report.words()).alsoTo(soleRecipient));
    }

    /** Whom the returned mail was for, where that is one: a server may know them by another address only, or name nobody. */
    private static Set<String> soleRecipient(Mail mail, FreeFormReport report) {
        String copy = report.copy().substring(0, Math.min(report.copy().length(), READ_OF_A_PART));
        Set<String> all = Stream.concat(texts(mail, RETURNED).map(HeaderBlocks::first), HeaderBlocks.in(copy).stream())
                .filter(headers -> headers.has("To"))
                .limit(1)
                .flatMap(headers -> Stream.of("To", "Cc").flatMap(name -> headers.values(name).stream()))
                .flatMap(value -> MailAddresses.in(value, MOST_RECIPIENTS).stream())
                .collect(Collectors.toSet());
        return all.size() == 1 ? all : Set.of();
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
