/** Deliveries as agents see them. */
@NullMarked
package dev.hilo.notification.tracking.adapter.rest;

import org.jspecify.annotations.NullMarked;
