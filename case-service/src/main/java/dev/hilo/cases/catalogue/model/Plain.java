package dev.hilo.cases.catalogue.model;

import java.text.Normalizer;
import java.util.Locale;

/** Words as they are compared: without accents, case, or the marks around them. */
final class Plain {

    private Plain() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
    }
}
