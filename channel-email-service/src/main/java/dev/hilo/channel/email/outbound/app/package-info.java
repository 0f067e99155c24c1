@NullMarked
package dev.hilo.channel.email.outbound.app;

import org.jspecify.annotations.NullMarked;
