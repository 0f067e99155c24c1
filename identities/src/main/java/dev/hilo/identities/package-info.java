/** How channel identities are written: the one form that an identity has as a Kafka key and in the register of users. */
@NullMarked
package dev.hilo.identities;

import org.jspecify.annotations.NullMarked;
