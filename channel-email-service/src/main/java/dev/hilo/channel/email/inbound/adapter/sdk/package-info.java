@NullMarked
package dev.hilo.channel.email.inbound.adapter.sdk;

import org.jspecify.annotations.NullMarked;
