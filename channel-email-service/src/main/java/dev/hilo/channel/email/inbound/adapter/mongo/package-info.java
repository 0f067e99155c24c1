@NullMarked
package dev.hilo.channel.email.inbound.adapter.mongo;

import org.jspecify.annotations.NullMarked;
