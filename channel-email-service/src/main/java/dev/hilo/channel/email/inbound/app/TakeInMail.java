package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.model.Authenticity;
import dev.hilo.channel.email.inbound.model.DeliveryReport;
import dev.hilo.channel.email.inbound.model.MachineMade;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.thread.model.CaseNumbers;
import dev.hilo.channel.email.thread.model.MessageIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a contact with the desk out of a mail. */
public final class TakeInMail {

    /** A Date header further off than this from the mail's arrival is not believed. */
    private static final Duration BELIEVABLY_EARLY = Duration.ofDays(30);

    private static final Duration BELIEVABLY_LATE = Duration.ofHours(1);

    private final Desk desk;
    private final DeliveryReports reports;
    private final Set<String> addresses;
    private final Set<String> domains;
    private final Set<String> ownLists;
    private final Set<String> trustedServers;

    /**
     * @param addresses all of the desk's own, whose mails are not taken in
     * @param ownLists List-Ids of lists that stand for the desk
     * @param trustedServers authserv-ids, without regard to case, of servers whose Authentication-Results are believed
     */
    public TakeInMail(
            Desk desk,
            DeliveryReports reports,
            Set<String> addresses,
            Set<String> ownLists,
            Set<String> trustedServers) {
        this.desk = desk;
        this.reports = reports;
        this.addresses = lowerCase(addresses);
        this.domains = this.addresses.stream()
                .map(address -> address.substring(address.indexOf('@') + 1))
                .collect(Collectors.toUnmodifiableSet());
        this.ownLists = Set.copyOf(ownLists);
        this.trustedServers = lowerCase(trustedServers);
    }

    private static Set<String> lowerCase(Set<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** What became of a mail. */
    public enum Result {
        PUBLISHED,
        /** It says that a mail of ours did not arrive, and became the receipt of that. */
        REPORT,
        /** The desk wrote it itself: taking it in would start a loop. */
        OUR_OWN
    }

    /** A mail's result, which holds once it is handed over. */
    public record Taken(Result result, Desk.Handover handover) {}

    /** The mail may be marked once it is handed over. Taking the same mail in again changes nothing. */
    public Taken take(Mail mail, Instant arrivedAt) throws Desk.DeskUnavailable, UnreadableMail {
        MachineMade machineMade = MachineMade.of(mail.headers(), Optional.of(mail.sender()), ownLists);
        if (machineMade == MachineMade.BOUNCE && becomesReceipt(mail)) {
            return new Taken(Result.REPORT, Desk.Handover.DONE);
        }
        if (isOurOwn(mail)) {
            return new Taken(Result.OUR_OWN, Desk.Handover.DONE);
        }
        Desk.Handover handover = desk.take(new Desk.Contact(
                mail,
                occurredAt(mail, arrivedAt),
                mail.newText(),
                CaseNumbers.quoted(mail.subject(), mail.thread().references(), domains),
                machineMade,
                Authenticity.of(mail.origin(), trustedServers)));
        return new Taken(Result.PUBLISHED, handover);
    }

    /** Of a delivery that the report names by its Message-ID, when its own recipient is the one that was not reached. */
    private boolean becomesReceipt(Mail mail) throws Desk.DeskUnavailable {
        DeliveryReport report = DeliveryReport.of(mail);
        boolean known = false;
        for (String messageId : report.messageIds()) {
            Optional<MessageIds.Ours> ours = MessageIds.ours(messageId, domains);
            if (ours.isPresent()) {
                for (DeliveryReport.Failure failure : report.failures()) {
                    for (String recipient : failure.recipients()) {
                        known |= reports.failed(ours.get().deliveryId(), recipient, failure.reason());
                    }
                }
            }
        }
        return known;
    }

    private boolean isOurOwn(Mail mail) {
        return addresses.contains(mail.sender().toLowerCase(Locale.ROOT))
                || mail.thread()
                        .messageId()
                        .flatMap(id -> MessageIds.ours(id, domains))
                        .isPresent();
    }

    private static Instant occurredAt(Mail mail, Instant arrivedAt) {
        return mail.date()
                .filter(date -> date.isAfter(arrivedAt.minus(BELIEVABLY_EARLY)))
                .filter(date -> date.isBefore(arrivedAt.plus(BELIEVABLY_LATE)))
                .orElse(arrivedAt);
    }
}
