/** Words of Spanish and English as they are looked for. */
@NullMarked
package dev.hilo.cases.search.adapter.lucene;

import org.jspecify.annotations.NullMarked;
