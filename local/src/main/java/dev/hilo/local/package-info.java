/**
 * The zero-install platform: real Kafka, MongoDB, Kafka Connect with Debezium, mail, identity and Hilo's services, each in
 * a JVM of its own. It is a library too: an integration test takes the parts it needs, on random ports and with a state
 * directory of its own.
 */
@NullMarked
package dev.hilo.local;

import org.jspecify.annotations.NullMarked;
