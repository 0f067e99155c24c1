/** What becomes of deliveries, counted. */
@NullMarked
package dev.hilo.cases.webhooks.adapter.metrics;

import org.jspecify.annotations.NullMarked;
