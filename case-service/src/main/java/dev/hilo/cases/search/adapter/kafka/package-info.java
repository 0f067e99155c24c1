/** Keeps the index up with the log. */
@NullMarked
package dev.hilo.cases.search.adapter.kafka;

import org.jspecify.annotations.NullMarked;
