/** The desk's own words, in Spanish and English. */
@NullMarked
package dev.hilo.notification.telling.adapter.text;

import org.jspecify.annotations.NullMarked;
