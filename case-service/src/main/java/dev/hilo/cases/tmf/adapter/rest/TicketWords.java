package dev.hilo.cases.tmf.adapter.rest;

import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.kit.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** TMF621's words for what a case says of itself; {@code docs/rest-api.md} shows the same table to people. */
final class TicketWords {

    /** By impact, from 1. */
    static final List<String> SEVERITIES = List.of("Critical", "Major", "Minor");

    /** By priority, from 1. */
    static final List<String> PRIORITIES = List.of("Critical", "High", "Medium", "Low", "Planning");

    private static final List<String> STATUSES =
            List.of("acknowledged", "inProgress", "pending", "held", "resolved", "closed", "cancelled", "rejected");

    private TicketWords() {}

    static String status(CaseStatus status) {
        return switch (status) {
            case NEW -> "acknowledged";
            case OPEN, REOPENED -> "inProgress";
            case PENDING_USER -> "pending";
            case ON_HOLD -> "held";
            case RESOLVED -> "resolved";
            case CLOSED -> "closed";
            case CANCELLED -> "cancelled";
        };
    }

    /**
     * The statuses of cases that are meant.
     *
     * @param words separated by commas
     * @return none when no case is ever so: Hilo rejects no ticket
     */
    static Set<CaseStatus> statuses(String words) {
        Set<CaseStatus> meant = EnumSet.noneOf(CaseStatus.class);
        for (String word : words.split(",")) {
            String wanted = word.strip();
            if (!STATUSES.contains(wanted)) {
                throw Problems.invalid("status", "must be one of " + String.join(", ", STATUSES));
            }
            for (CaseStatus status : CaseStatus.values()) {
                if (status(status).equals(wanted)) {
                    meant.add(status);
                }
            }
        }
        return meant;
    }

    /** The place of a word in a scale, from 1, however it is capitalised. */
    static int level(String field, String word, List<String> scale) {
        for (int i = 0; i < scale.size(); i++) {
            if (scale.get(i).equalsIgnoreCase(word.strip())) {
                return i + 1;
            }
        }
        throw Problems.invalid(field, "must be one of " + String.join(", ", scale));
    }
}
