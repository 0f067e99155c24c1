/** How tracking deliveries is put together. */
@NullMarked
package dev.hilo.notification.tracking.adapter;

import org.jspecify.annotations.NullMarked;
