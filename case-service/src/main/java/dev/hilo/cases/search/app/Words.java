package dev.hilo.cases.search.app;

import java.util.List;
import java.util.Set;

/** Takes texts apart into words as they are looked for: accents folded, inflections of Spanish and English gone. */
public interface Words {

    /** All forms by which any word of the text may be found. */
    Set<String> of(String text);

    /** For each word asked for, the forms of which one must be there; words that say nothing are left out. */
    List<Set<String>> asked(String query);
}
