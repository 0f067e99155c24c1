package dev.hilo.channel.webhook.adapter.inbound;

import dev.hilo.contracts.ContractViolation;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a tool POSTs: one message of one person. Fields not known are passed over.
 *
 * @param id the tool's own id of the message: the same id is the same message, however often it comes
 * @param from who writes
 * @param conversation the tool's own thread; a message without one begins a new one
 * @param subject a title, where the tool has one
 * @param text plain text, what the person wrote
 * @param language BCP 47 tag of the text: {@code es}
 * @param sentAt when the person wrote, UTC; when it is absent, when the hook was signed
 * @param attachments files, at most ten
 */
record Hook(
        String id,
        From from,
        @Nullable String conversation,
        @Nullable String subject,
        String text,
        @Nullable String language,
        @Nullable Instant sentAt,
        List<File> attachments) {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_SUBJECT = 1_000;

    /** A record on the topic stays below 1 MB, whatever its escapes. */
    private static final int LONGEST_TEXT = 60_000;

    private static final int MOST_FILES = 10;

    Hook {
        id = id(id, "id");
        if (from == null) {
            throw missing("from");
        }
        conversation = conversation == null ? null : id(conversation, "conversation");
        subject = subject == null ? null : text(subject, "subject", LONGEST_SUBJECT);
        if (text == null) {
            throw missing("text");
        }
        text = text(text, "text", LONGEST_TEXT);
        requireLanguage(language);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        if (attachments.size() > MOST_FILES) {
            throw new ContractViolation("attachments", "must be at most " + MOST_FILES);
        }
        if (text.isBlank() && attachments.isEmpty()) {
            throw new ContractViolation("text", "is blank and nothing is attached: send one of the two");
        }
    }

    /**
     * Who writes.
     *
     * @param identity an id of the tool's own, or an identity with its scheme: {@code mailto:ana@corp.com}, {@code tel:+34…}
     * @param name as the tool shows it
     */
    record From(String identity, @Nullable String name) {
        From {
            identity = id(identity, "from.identity");
            name = name == null ? null : text(name, "from.name", LONGEST_ID);
        }
    }

    /** A file, its bytes in base64. */
    @SuppressWarnings("ArrayRecordComponent")
    record File(String name, @Nullable String mediaType, byte[] content) {
        File {
            name = id(name, "attachments[].name");
            if (content == null) {
                throw missing("attachments[].content");
            }
        }
    }

    private static String id(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw missing(field);
        }
        String stripped = value.strip();
        if (stripped.length() > LONGEST_ID || !stripped.equals(clean(stripped))) {
            throw new ContractViolation(
                    field, "must have at most " + LONGEST_ID + " characters and no control characters");
        }
        return stripped;
    }

    private static String text(String value, String field, int longest) {
        if (value.length() > longest) {
            throw new ContractViolation(
                    field, "must have at most " + longest + " characters: send what is longer as a file");
        }
        return clean(value);
    }

    /** No control characters besides line ends and tabs, no half surrogate pairs, which no JSON writer takes. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .filter(c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void requireLanguage(@Nullable String language) {
        try {
            if (language != null
                    && new Locale.Builder()
                            .setLanguageTag(language)
                            .build()
                            .getLanguage()
                            .isEmpty()) {
                throw new IllformedLocaleException();
            }
        } catch (IllformedLocaleException e) {
            throw new ContractViolation("language", "must be a BCP 47 tag like es or en-GB");
        }
    }

    private static ContractViolation missing(String field) {
        return new ContractViolation(field, "is missing: give it a value");
    }
}
