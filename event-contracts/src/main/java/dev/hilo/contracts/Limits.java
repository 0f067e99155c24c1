package dev.hilo.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much the platform takes, and which times it believes. Whoever publishes is refused beyond it, and so is what arrives
 * on a topic; commits that are in the log are read whatever they hold. Lengths are in characters as people and JSON Schema
 * count them: Unicode code points.
 */
public final class Limits {

    /** What a person newly wrote, and what the desk answers. */
    public static final int MESSAGE_TEXT = 100_000;

    /** A message with what it quotes. */
    public static final int FULL_TEXT = 250_000;

    public static final int HTML = 500_000;

    /** A person's own title for what they write. */
    public static final int SUBJECT = 2_000;

    /** What somebody or something is called; also a file's name. */
    public static final int NAME = 1_000;

    /** A channel identity: {@code mailto:ana@corp.com}. */
    public static final int IDENTITY = 500;

    /** What the platform made up to name something: a user, a case, a delivery, a queue. */
    public static final int ID = 200;

    /** What a channel's provider made up to name something: a Message-ID, a thread. */
    public static final int PROVIDER_ID = 2_000;

    /** A language tag, a media type and other words of a standard. */
    public static final int WORD = 255;

    /** Why something failed, in a provider's words. */
    public static final int REASON = 10_000;

    public static final int ATTACHMENTS = 200;

    /** Earlier messages that one refers to. */
    public static final int REFERENCES = 1_000;

    public static final int CASE_REFERENCES = 200;

    public static final int CLAIMS = 50;

    /** A whole event as JSON in UTF-8, whatever its parts have. Sealed, it must fit into a commit. */
    public static final int EVENT_BYTES = 3 * 1024 * 1024;

    /** The first moment that somebody can mean. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The moment after the last that somebody can mean. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Limits() {}

    /** Whether a time is one that somebody can mean: the platform can store it, compare it and write it. */
    public static boolean isBelievable(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    /** The text, or as much of it as there may be. */
    public static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** Data that comes from outside the case service's own log. */
    interface Limited {

        /** @throws ContractViolation naming the field that is beyond a limit */
        void checkLimits();
    }

    static void text(@Nullable String value, int most, String field) {
        if (value != null && value.length() > most && value.codePointCount(0, value.length()) > most) {
            throw new ContractViolation(field, "may have " + most + " characters at most");
        }
    }

    static void list(List<?> value, int most, String field) {
        if (value.size() > most) {
            throw new ContractViolation(field, "may have " + most + " elements at most");
        }
    }

    static void texts(List<String> value, int most, int longest, String field) {
        list(value, most, field);
        value.forEach(one -> text(one, longest, field + "[]"));
    }

    static void time(Instant value, String field) {
        if (!isBelievable(value)) {
            throw new ContractViolation(field, "must be a time from " + EARLIEST + " to before " + LATEST);
        }
    }

    static void check(Object data, byte[] json) {
        if (data instanceof Limited limited) {
            limited.checkLimits();
            if (json.length > EVENT_BYTES) {
                throw new ContractViolation("data", "may have " + EVENT_BYTES + " bytes of JSON at most");
            }
        }
    }
}
