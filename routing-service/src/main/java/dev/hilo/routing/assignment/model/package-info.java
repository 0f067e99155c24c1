/** Which case waits, and who should have it: pure functions over values. */
@NullMarked
package dev.hilo.routing.assignment.model;

import org.jspecify.annotations.NullMarked;
