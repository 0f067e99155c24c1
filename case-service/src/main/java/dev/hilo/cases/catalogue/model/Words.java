package dev.hilo.cases.catalogue.model;

import java.util.Locale;

/** The same in the languages that the desk speaks to its users. */
public record Words(String es, String en) {

    /** In English for who speaks it, in Spanish for everybody else. {@code language} is BCP 47. */
    public String in(String language) {
        return spoken(language).equals("en") ? en : es;
    }

    /** Which of the two languages somebody is spoken to in. */
    public static String spoken(String language) {
        return Locale.forLanguageTag(language).getLanguage().equals("en") ? "en" : "es";
    }
}
