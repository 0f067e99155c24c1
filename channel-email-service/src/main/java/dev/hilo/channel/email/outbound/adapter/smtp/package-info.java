@NullMarked
package dev.hilo.channel.email.outbound.adapter.smtp;

import org.jspecify.annotations.NullMarked;
