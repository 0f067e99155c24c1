/** How assignment is put together and configured. */
@NullMarked
package dev.hilo.routing.assignment.adapter;

import org.jspecify.annotations.NullMarked;
