/** Keeps the roster. */
@NullMarked
package dev.hilo.routing.roster.app;

import org.jspecify.annotations.NullMarked;
