/**
 * The contract's events on Kafka: CloudEvents 1.0 in binary mode, published with acknowledgement, consumed in order and
 * at least once. Plain Java over the Kafka clients, so that services and channel integrators share one consumer loop and
 * one answer to bad records.
 */
@NullMarked
package dev.hilo.stream;

import org.jspecify.annotations.NullMarked;
