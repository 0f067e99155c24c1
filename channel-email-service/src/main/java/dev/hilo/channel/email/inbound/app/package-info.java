@NullMarked
package dev.hilo.channel.email.inbound.app;

import org.jspecify.annotations.NullMarked;
