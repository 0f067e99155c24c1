package dev.hilo.channel.email.outbound.model;

import dev.hilo.channel.email.thread.model.CaseNumbers;
import dev.hilo.channel.email.thread.model.MessageIds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How the desk writes: in the person's own thread, with the case number in the subject. */
public record Correspondence(String deskAddress, String deskName) {

    private static final Pattern REPLY = Pattern.compile(
            "^\\s*(re|rv|aw|antw|sv|vs|rép|ref)\\s*(\\[\\d+])?\\s*:.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** As many as fit a header that every server takes: the first, which names the thread, and the latest. */
    private static final int MOST_REFERENCES = 20;

    private static final int LONGEST_SUBJECT = 300;

    public OutgoingMail compose(Answer answer) {
        List<String> references = references(answer);
        return new OutgoingMail(
                MessageIds.ofDelivery(answer.deliveryId(), answer.caseId(), domain()),
                deskAddress,
                answer.author()
                        .map(author -> oneLine(author) + " (" + deskName + ")")
                        .orElse(deskName),
                answer.to(),
                subject(answer),
                answer.answered().filter(MessageIds::isOne),
                references,
                autoSubmitted(answer.purpose()),
                answer.language(),
                answer.text(),
                html(answer),
                List.of());
    }

    private String domain() {
        return deskAddress.substring(deskAddress.indexOf('@') + 1);
    }

    private static List<String> references(Answer answer) {
        Set<String> all = new LinkedHashSet<>();
        answer.threadId().ifPresent(all::add);
        all.addAll(answer.references());
        answer.answered().ifPresent(id -> {
            all.remove(id);
            all.add(id);
        });
        List<String> fit =
                new ArrayList<>(all.stream().filter(MessageIds::isOne).toList());
        while (fit.size() > MOST_REFERENCES) {
            fit.remove(1);
        }
        return List.copyOf(fit);
    }

    private static String subject(Answer answer) {
        String subject = answer.subject()
                .map(Correspondence::oneLine)
                .filter(s -> !s.isEmpty())
                .orElseGet(() -> answer.language().startsWith("es") ? "Tu solicitud" : "Your request");
        String cut = subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) + "…" : subject;
        boolean first = answer.caseId().isEmpty()
                && answer.threadId().isEmpty()
                && answer.answered().isEmpty();
        String reply = first || REPLY.matcher(cut).matches() ? cut : "Re: " + cut;
        return answer.caseId()
                .filter(id -> !CaseNumbers.names(reply, id))
                .map(id -> reply + " [" + oneLine(id) + "]")
                .orElse(reply);
    }

    private static Optional<String> autoSubmitted(Answer.Purpose purpose) {
        return switch (purpose) {
            case AUTOMATIC_REPLY -> Optional.of("auto-replied");
            case AUTOMATIC_NOTICE -> Optional.of("auto-generated");
            case PERSONAL -> Optional.empty();
        };
    }

    private static String html(Answer answer) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(escaped(answer.language()))
                .append("\"><body>\n");
        for (String paragraph : answer.text().strip().split("\\R[ \\t]*\\R", -1)) {
            html.append("<p>")
                    .append(escaped(paragraph.strip()).replaceAll("\\R", "<br>\n"))
                    .append("</p>\n");
        }
        return html.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
