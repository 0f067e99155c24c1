package dev.hilo.cases.catalogue.adapter.form;

import dev.hilo.cases.catalogue.model.Words;
import org.jspecify.annotations.Nullable;

/** The same in Spanish and in English: users read one of them. */
public record WordsForm(@Nullable String es, @Nullable String en) {

    static WordsForm of(Words words) {
        return new WordsForm(words.es(), words.en());
    }

    static Words toModel(@Nullable WordsForm form, String field) {
        WordsForm given = Given.present(form, field);
        return new Words(Given.text(given.es, field + ".es"), Given.text(given.en, field + ".en"));
    }
}
