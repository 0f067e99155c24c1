/** The roster over HTTP. */
@NullMarked
package dev.hilo.routing.roster.adapter.rest;

import org.jspecify.annotations.NullMarked;
