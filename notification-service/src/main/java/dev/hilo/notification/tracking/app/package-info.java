/** Keeps what was asked of channels together with their receipts. */
@NullMarked
package dev.hilo.notification.tracking.app;

import org.jspecify.annotations.NullMarked;
