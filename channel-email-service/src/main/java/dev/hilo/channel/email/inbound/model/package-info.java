@NullMarked
package dev.hilo.channel.email.inbound.model;

import org.jspecify.annotations.NullMarked;
