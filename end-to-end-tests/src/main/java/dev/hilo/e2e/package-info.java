/** The story of a user who changes channel, played from outside over the protocols that people and agents use. */
@NullMarked
package dev.hilo.e2e;

import org.jspecify.annotations.NullMarked;
