/** What is counted. */
@NullMarked
package dev.hilo.notification.telling.adapter.metrics;

import org.jspecify.annotations.NullMarked;
