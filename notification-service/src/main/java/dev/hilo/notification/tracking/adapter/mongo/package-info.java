/** Deliveries and their receipts, in MongoDB. */
@NullMarked
package dev.hilo.notification.tracking.adapter.mongo;

import org.jspecify.annotations.NullMarked;
