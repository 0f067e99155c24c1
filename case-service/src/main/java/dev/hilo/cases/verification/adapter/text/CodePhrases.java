package dev.hilo.cases.verification.adapter.text;

import dev.hilo.cases.catalogue.model.Words;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is said around a code, from the property files beside this class, UTF-8. {@code {code}} and {@code {minutes}}
 * stand for what they say.
 *
 * @param subject never with the code: it shows on locked screens, and in replies
 * @param instead what the log keeps in the place of a code that was typed
 */
public record CodePhrases(Words subject, Words text, Words instead) {

    public static CodePhrases load() {
        ResourceBundle es = bundle("es");
        ResourceBundle en = bundle("en");
        return new CodePhrases(words(es, en, "subject"), words(es, en, "text"), words(es, en, "instead"));
    }

    private static Words words(ResourceBundle es, ResourceBundle en, String key) {
        return new Words(es.getString(key), en.getString(key));
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                CodePhrases.class.getPackageName() + ".codes",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
