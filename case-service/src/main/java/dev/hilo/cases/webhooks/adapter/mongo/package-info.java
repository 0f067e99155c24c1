/** Webhooks, deliveries and lanes in MongoDB. */
@NullMarked
package dev.hilo.cases.webhooks.adapter.mongo;

import org.jspecify.annotations.NullMarked;
