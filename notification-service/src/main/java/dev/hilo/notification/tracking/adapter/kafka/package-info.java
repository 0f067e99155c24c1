/** Receipts as they come from the channels. */
@NullMarked
package dev.hilo.notification.tracking.adapter.kafka;

import org.jspecify.annotations.NullMarked;
