/**
 * The embedded store: mongo-java-server's commands and queries over a durable document store of our own, made to look like a
 * one-node replica set with change streams. For development and tests; it has no transactions, no TTL, no authentication.
 */
@NullMarked
package dev.hilo.local.mongo;

import org.jspecify.annotations.NullMarked;
