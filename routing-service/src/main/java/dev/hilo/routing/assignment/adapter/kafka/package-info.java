/** The context stream as this feature sees it, and the commands it issues. */
@NullMarked
package dev.hilo.routing.assignment.adapter.kafka;

import org.jspecify.annotations.NullMarked;
