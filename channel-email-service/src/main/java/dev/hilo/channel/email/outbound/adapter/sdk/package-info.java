@NullMarked
package dev.hilo.channel.email.outbound.adapter.sdk;

import org.jspecify.annotations.NullMarked;
