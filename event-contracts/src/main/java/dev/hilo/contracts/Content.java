package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote or said.
 *
 * @param text plain text, what they newly wrote; may be empty, as when a mail holds only an image
 * @param fullText the whole text with quoted history and signature, where it differs from {@code text}
 * @param html sanitised HTML, where the channel has it
 * @param language BCP 47 tag, where the channel knows it: {@code es}, {@code en-GB}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Content(
        @Personal String text,
        @Personal @Nullable String fullText,
        @Personal @Nullable String html,
        @Nullable String language) {

    public Content {
        Require.present(text, "content.text");
    }

    void checkLimits() {
        Limits.text(text, Limits.MESSAGE_TEXT, "content.text");
        Limits.text(fullText, Limits.FULL_TEXT, "content.fullText");
        Limits.text(html, Limits.HTML, "content.html");
        Limits.text(language, Limits.WORD, "content.language");
    }

    public static Content of(String text) {
        return new Content(text, null, null, null);
    }
}
