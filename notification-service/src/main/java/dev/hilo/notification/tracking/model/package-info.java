/** What became of a delivery. */
@NullMarked
package dev.hilo.notification.tracking.model;

import org.jspecify.annotations.NullMarked;
