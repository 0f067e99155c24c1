/** Codes as deliveries on Kafka. */
@NullMarked
package dev.hilo.cases.verification.adapter.kafka;

import org.jspecify.annotations.NullMarked;
