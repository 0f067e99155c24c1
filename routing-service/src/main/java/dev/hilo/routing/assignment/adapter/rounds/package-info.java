/** When cases are given out. */
@NullMarked
package dev.hilo.routing.assignment.adapter.rounds;

import org.jspecify.annotations.NullMarked;
