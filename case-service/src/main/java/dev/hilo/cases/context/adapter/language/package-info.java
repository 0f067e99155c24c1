/** Tells which language a text is in. */
@NullMarked
package dev.hilo.cases.context.adapter.language;

import org.jspecify.annotations.NullMarked;
