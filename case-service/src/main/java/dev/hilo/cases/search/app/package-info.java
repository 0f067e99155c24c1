/** Finding cases by words: of their text, subject and people, or their number. */
@NullMarked
package dev.hilo.cases.search.app;

import org.jspecify.annotations.NullMarked;
