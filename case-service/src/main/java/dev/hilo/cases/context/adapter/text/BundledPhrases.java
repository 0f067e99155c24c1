package dev.hilo.cases.context.adapter.text;

import dev.hilo.cases.catalogue.model.Words;
import dev.hilo.cases.context.model.Phrases;
import java.util.Locale;
import java.util.ResourceBundle;

/** Phrases from the property files beside this class, one a language, UTF-8. */
public final class BundledPhrases {

    private BundledPhrases() {}

    public static Phrases load() {
        ResourceBundle es = bundle("es");
        ResourceBundle en = bundle("en");
        return new Phrases(
                words(es, en, "one"),
                words(es, en, "several"),
                words(es, en, "one.again"),
                words(es, en, "several.again"),
                words(es, en, "date"));
    }

    private static Words words(ResourceBundle es, ResourceBundle en, String key) {
        return new Words(es.getString(key), en.getString(key));
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                BundledPhrases.class.getPackageName() + ".questions",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
