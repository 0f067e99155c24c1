@NullMarked
package dev.hilo.channel.chat.adapter.websocket;

import org.jspecify.annotations.NullMarked;
