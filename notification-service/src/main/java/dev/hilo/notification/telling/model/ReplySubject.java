package dev.hilo.notification.telling.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The title of an answer: the user's own, marked as an answer once, with the case number to be found by. */
public final class ReplySubject {

    /** Re, Fwd and what Spanish and German clients write instead, also with a count: {@code RE[2]:}. */
    private static final Pattern MARKS =
            Pattern.compile("^(\\s*(re|rv|fw|fwd|aw|wg)(\\[\\d+])?\\s*:)+\\s*", Pattern.CASE_INSENSITIVE);

    private ReplySubject() {}

    public static String of(@Nullable String subject, String caseId) {
        String number = "[" + caseId + "]";
        String bare =
                subject == null ? "" : MARKS.matcher(subject).replaceFirst("").strip();
        if (bare.isEmpty()) {
            return number;
        }
        return bare.contains(caseId) ? "Re: " + bare : "Re: " + bare + " " + number;
    }
}
