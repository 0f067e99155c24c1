/** Finishes what was begun about users, from our own stream. */
@NullMarked
package dev.hilo.cases.identity.adapter.kafka;

import org.jspecify.annotations.NullMarked;
