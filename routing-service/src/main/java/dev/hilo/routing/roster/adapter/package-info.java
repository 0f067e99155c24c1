/** How the roster is put together and configured. */
@NullMarked
package dev.hilo.routing.roster.adapter;

import org.jspecify.annotations.NullMarked;
