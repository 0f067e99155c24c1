@NullMarked
package dev.hilo.channel.email.inbound.adapter.imap;

import org.jspecify.annotations.NullMarked;
