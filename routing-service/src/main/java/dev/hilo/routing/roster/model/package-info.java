/** Who helps, on which queues, and how much at a time. */
@NullMarked
package dev.hilo.routing.roster.model;

import org.jspecify.annotations.NullMarked;
