package dev.hilo.channel.email.inbound.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a machine wrote a mail, by what its headers say (RFC 3834, RFC 3464, RFC 2919 and custom). */
public enum MachineMade {
    NO,
    AUTO_REPLY,
    BULK,
    BOUNCE;

    private static final Set<String> POSTMASTERS = Set.of("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon");
    private static final Set<String> LIST_HEADERS = Set.of("List-Id", "List-Unsubscribe", "List-Post");
    private static final Set<String> REPLY_HEADERS = Set.of("X-Autoreply", "X-Autorespond", "X-Autoresponder");

    /**
     * @param sender the address it says it is from
     * @param ownLists List-Ids through which the desk gets its own mail: being on those says nothing
     */
    public static MachineMade of(MailHeaders headers, Optional<String> sender, Set<String> ownLists) {
        boolean nullReturnPath =
                headers.first("Return-Path").map(path -> path.equals("<>")).orElse(false);
        boolean fromPostmaster =
                sender.map(address -> POSTMASTERS.contains(local(address))).orElse(false);
        if (isReport(headers) || headers.has("X-Failed-Recipients") || fromPostmaster && nullReturnPath) {
            return BOUNCE;
        }
        String submitted = headers.word("Auto-Submitted");
        String precedence = headers.word("Precedence");
        if (!submitted.isEmpty() && !submitted.equals("no")
                || REPLY_HEADERS.stream().anyMatch(headers::has)
                || precedence.equals("auto_reply")) {
            return AUTO_REPLY;
        }
        if (!throughOwnList(headers, ownLists)
                && (Set.of("bulk", "junk", "list").contains(precedence)
                        || LIST_HEADERS.stream().anyMatch(headers::has))) {
            return BULK;
        }
        if (nullReturnPath) {
            return AUTO_REPLY;
        }
        return fromPostmaster ? BOUNCE : NO;
    }

    private static boolean isReport(MailHeaders headers) {
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/report") && type.contains("delivery-status");
    }

    private static boolean throughOwnList(MailHeaders headers, Set<String> ownLists) {
        String id = headers.first("List-Id").orElse("").toLowerCase(Locale.ROOT);
        return ownLists.stream()
                .anyMatch(own -> id.contains("<" + own.toLowerCase(Locale.ROOT) + ">") || id.equals(own));
    }

    private static String local(String address) {
        int at = address.lastIndexOf('@');
        return (at < 0 ? address : address.substring(0, at)).toLowerCase(Locale.ROOT);
    }
}
