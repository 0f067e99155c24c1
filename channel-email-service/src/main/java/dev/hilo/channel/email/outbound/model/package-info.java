@NullMarked
package dev.hilo.channel.email.outbound.model;

import org.jspecify.annotations.NullMarked;
