/** Facts of the context stream, on their way to webhooks. */
@NullMarked
package dev.hilo.cases.webhooks.adapter.kafka;

import org.jspecify.annotations.NullMarked;
