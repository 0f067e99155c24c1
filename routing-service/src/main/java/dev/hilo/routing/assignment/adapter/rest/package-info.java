/** Queues over HTTP. */
@NullMarked
package dev.hilo.routing.assignment.adapter.rest;

import org.jspecify.annotations.NullMarked;
