/** The context stream, live and after the event. */
@NullMarked
package dev.hilo.cases.live.adapter.kafka;

import org.jspecify.annotations.NullMarked;
