@NullMarked
package dev.hilo.channel.email.inbound.adapter.mime;

import org.jspecify.annotations.NullMarked;
