package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One contact on one channel, as far as decisions need to know it.
 *
 * @param from the channel identity that acted
 * @param senderVerified whether the channel vouches for the sender's address
 * @param verifiedClaims further identities of the same person, vouched for by the channel
 * @param messageId by which replies may refer to it, {@code references} those it refers to, where the channel has them
 * @param service of the catalogue, where the channel knows it
 * @param automatic written by a machine
 * @param suspect perhaps not from whom it says: it shows nothing about anybody
 * @param body what was said; no decision reads it, the log keeps it as it came
 */
public record Interaction(
        String id,
        String channel,
        Instant occurredAt,
        String from,
        @Nullable String displayName,
        boolean senderVerified,
        List<String> verifiedClaims,
        String conversation,
        @Nullable String subject,
        String text,
        @Nullable String language,
        List<String> caseReferences,
        @Nullable String messageId,
        List<String> references,
        @Nullable String service,
        boolean automatic,
        boolean suspect,
        Body body) {

    private static final int SUBJECT_LENGTH = 80;
    private static final int CODE_LENGTH = 40;
    private static final Pattern CODE = Pattern.compile("\\s*\\d{3}[ -]?\\d{3}\\s*");

    /** Whatever the log keeps of an interaction beyond what decisions read. */
    public interface Body {}

    /** The channel's thread, named so that no two channels' threads are taken for each other. */
    public String thread() {
        return channel + "|" + conversation;
    }

    /** The same, from no later than the time given: a provider's clock may be ahead, nobody writes in the future. */
    public Interaction notAfter(Instant time) {
        return occurredAt.isAfter(time)
                ? new Interaction(
                        id,
                        channel,
                        time,
                        from,
                        displayName,
                        senderVerified,
                        verifiedClaims,
                        conversation,
                        subject,
                        text,
                        language,
                        caseReferences,
                        messageId,
                        references,
                        service,
                        automatic,
                        suspect,
                        body)
                : this;
    }

    /** The same with only these of its claims. */
    public Interaction claiming(List<String> claims) {
        return claims.equals(verifiedClaims)
                ? this
                : new Interaction(
                        id,
                        channel,
                        occurredAt,
                        from,
                        displayName,
                        senderVerified,
                        List.copyOf(claims),
                        conversation,
                        subject,
                        text,
                        language,
                        caseReferences,
                        messageId,
                        references,
                        service,
                        automatic,
                        suspect,
                        body);
    }

    /** Whether it says nothing but six digits. */
    public boolean mayBeCode() {
        return text.length() <= CODE_LENGTH && CODE.matcher(text).matches();
    }

    /** What a case remembers of it. */
    public CaseFact.Said said(String member) {
        return new CaseFact.Said(member, channel, thread(), messageId, title());
    }

    /** A title for a case: the person's own subject, else how the text begins. */
    public String title() {
        if (subject != null && !subject.isBlank()) {
            return subject.strip();
        }
        String firstLine = text.strip().lines().findFirst().orElse("");
        if (firstLine.isEmpty()) {
            return channel;
        }
        return firstLine.codePointCount(0, firstLine.length()) <= SUBJECT_LENGTH
                ? firstLine
                : firstLine.substring(0, firstLine.offsetByCodePoints(0, SUBJECT_LENGTH - 1)) + "…";
    }
}
