/** The context stream as this feature sees it, and the deliveries it asks for. */
@NullMarked
package dev.hilo.notification.telling.adapter.kafka;

import org.jspecify.annotations.NullMarked;
