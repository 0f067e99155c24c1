/** What every channel on Quarkus needs besides its own: the channel as a bean, its deliveries, its journal, its health. */
@NullMarked
package dev.hilo.channel.quarkus;

import org.jspecify.annotations.NullMarked;
