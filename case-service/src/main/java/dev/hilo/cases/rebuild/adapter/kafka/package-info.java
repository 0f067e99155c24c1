/** The topic of the context stream, filled up and read again. */
@NullMarked
package dev.hilo.cases.rebuild.adapter.kafka;

import org.jspecify.annotations.NullMarked;
