package dev.hilo.channel.email.thread.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Message-IDs as mails carry them, angle brackets included. Ours are {@code <deliveryId.caseId@domain>}: made from what
 * they answer, so that sending twice gives the same one, and a reply to one names its case.
 */
public final class MessageIds {

    private static final Pattern ID = Pattern.compile("<[^<>\\s]{1,900}>");
    private static final String NO_CASE = "none";

    private MessageIds() {}

    /** The ids in a References, In-Reply-To or Message-ID header, in their order, each once. */
    public static List<String> in(List<String> headers) {
        Set<String> ids = new LinkedHashSet<>();
        for (String header : headers) {
            Matcher matcher = ID.matcher(header);
            while (matcher.find()) {
                ids.add(matcher.group());
            }
        }
        return new ArrayList<>(ids);
    }

    /** The Message-ID of the mail that a delivery becomes. */
    public static String ofDelivery(String deliveryId, Optional<String> caseId, String domain) {
        return "<" + safe(deliveryId) + "." + caseId.map(MessageIds::safe).orElse(NO_CASE) + "@" + domain + ">";
    }

    /**
     * The delivery and case that a Message-ID of ours was made from; empty for those of others.
     *
     * @param domains of the desk's addresses, in lower case
     */
    public static Optional<Ours> ours(String messageId, Set<String> domains) {
        int at = messageId.lastIndexOf('@');
        if (!ID.matcher(messageId).matches()
                || at < 0
                || !domains.contains(
                        messageId.substring(at + 1, messageId.length() - 1).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String local = messageId.substring(1, at);
        int dot = local.indexOf('.');
        if (!local.startsWith("dlv") || dot < 0) {
            return Optional.empty();
        }
        String caseId = local.substring(dot + 1);
        return Optional.of(
                new Ours(local.substring(0, dot), caseId.equals(NO_CASE) ? Optional.empty() : Optional.of(caseId)));
    }

    /** Whether this is one Message-ID and nothing else, fit for a header. */
    public static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }

    private static String safe(String id) {
        return id.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** What a Message-ID of ours says. */
    public record Ours(String deliveryId, Optional<String> caseId) {}
}
