/** Folds commits into cases to be routed, and gives those that wait to agents. */
@NullMarked
package dev.hilo.routing.assignment.app;

import org.jspecify.annotations.NullMarked;
